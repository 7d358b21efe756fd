package io.bailiwick.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeadRoomTest {

  private final HeadRoom room = new HeadRoom(2_000);

  @Test
  void a_head_with_as_many_lines_as_are_allowed_fits_whatever_follows_it() {
    var head = room.head(4);

    assertThat(head.fits(bytes("GET / HTTP/1.1\r\na:\r\nb:\r\n\r\n" + "\n".repeat(50)))).isTrue();
  }

  @Test
  void a_line_too_many_does_not_fit_even_when_the_head_does_not_end() {
    assertThat(room.head(4).fits(bytes("GET / HTTP/1.1\r\na:\r\nb:\r\nc:\r\nd:\r\n"))).isFalse();
  }

  @Test
  void lines_are_counted_over_all_that_arrives_of_a_head() {
    var head = room.head(4);
    for (var line : new String[] {"GET / HTTP/1.1\r\n", "a:\r\n", "b:\r\n", "c:\r\n"}) {
      assertThat(fitsAndIsTaken(head, line)).isTrue();
    }

    assertThat(fitsAndIsTaken(head, "d:\r\n")).isFalse();
  }

  @Test
  void all_heads_together_take_no_more_than_there_is_and_give_it_back() {
    var first = room.head(100);
    var second = room.head(100);
    assertThat(first.fits(bytes("a:\r\n".repeat(8)))).isTrue();

    assertThat(second.fits(bytes("a:\r\n".repeat(8)))).isFalse();
    first.over();

    assertThat(second.fits(bytes("a:\r\n".repeat(8)))).isTrue();
    second.over();
    assertThat(room.taken()).isZero();
  }

  private static boolean fitsAndIsTaken(HeadRoom.Head head, String text) {
    var in = bytes(text);
    var fits = head.fits(in);
    if (fits) {
      head.decoded(in, 0, in.writerIndex());
    }
    return fits;
  }

  private static io.netty.buffer.ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }
}

package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalSegmentTest {
  @Test
  void a_name_is_read_and_written_and_the_next_one_follows_over_the_end_of_256() {
    var last = WalSegment.of("0000000300000001000000FF").orElseThrow();

    assertThat(last.timeline()).isEqualTo(3);
    assertThat(last.name()).isEqualTo("0000000300000001000000FF");
    assertThat(last.next().name()).isEqualTo("000000030000000200000000");
  }

  @Test
  void what_is_no_segment_is_none() {
    assertThat(WalSegment.of("00000002.history")).isEmpty();
    assertThat(WalSegment.of("000000010000000000000003.00000028.backup")).isEmpty();
    assertThat(WalSegment.of("000000010000000000000100")).isEmpty();
  }

  @Test
  void a_position_lies_in_its_segment() {
    assertThat(WalSegment.numberOf("0/5000148")).isEqualTo(5);
    assertThat(WalSegment.numberOf("2/FF000000")).isEqualTo(0x2ff);
  }
}

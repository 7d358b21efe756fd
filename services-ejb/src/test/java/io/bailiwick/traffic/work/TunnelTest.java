package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TunnelTest {

  private final ProxyFixture house = new ProxyFixture();
  private final Pass pass = house.agents.add();

  @AfterEach
  void close() {
    house.close();
  }

  private String connect(Origin origin) {
    return "CONNECT " + origin.authority() + " HTTP/1.1\r\n" + KnownAgents.header(pass) + "\r\n";
  }

  private static Origin echo() throws IOException {
    return new Origin(
        with -> {
          for (var b = with.read(); b >= 0; b = with.read()) {
            with.send(new byte[] {(byte) b});
          }
        });
  }

  @Test
  void a_tunnel_carries_bytes_both_ways_and_counts_each_once() throws IOException {
    try (var origin = echo();
        var client = house.client()) {
      var request = connect(origin);
      assertThat(client.send(request).head()).contains(" 200 ");
      client.send("hello");
      assertThat(client.text(5)).isEqualTo("hello");
      assertThat(pass.meter().orElseThrow().asked()).isEqualTo(request.length() + 5L);
      assertThat(pass.meter().orElseThrow().answered()).isEqualTo(5);
    }
  }

  @Test
  void what_a_client_sends_before_the_answer_is_not_lost() throws IOException {
    try (var origin = echo();
        var client = house.client()) {
      client.send(connect(origin) + "\0\1\2early");
      assertThat(client.head()).contains(" 200 ");
      assertThat(client.text(8)).isEqualTo("\0\1\2early");
      assertThat(pass.meter().orElseThrow().asked()).isEqualTo(connect(origin).length() + 8L);
    }
  }

  @Test
  void a_half_closed_tunnel_still_carries_the_other_half() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  var text = new StringBuilder();
                  for (var b = with.read(); b >= 0; b = with.read()) {
                    text.append((char) b);
                  }
                  with.send("after the end: " + text);
                });
        var client = house.client()) {
      client.send(connect(origin)).head();
      client.send("question");
      client.finishOutput();
      assertThat(client.rest()).isEqualTo("after the end: question");
    }
  }

  @Test
  void a_refused_connect_leaves_the_connection_usable() throws IOException {
    try (var origin = echo();
        var client = house.client()) {
      client.send("CONNECT " + origin.authority() + " HTTP/1.1\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(407);
      assertThat(client.send(connect(origin)).head()).contains(" 200 ");
    }
  }

  @Test
  void port_25_is_refused_to_tunnels_and_plain_requests() throws IOException {
    try (var client = house.client()) {
      client.send("CONNECT 127.0.0.1:25 HTTP/1.1\r\n" + KnownAgents.header(pass) + "\r\n");
      assertThat(client.answer().status()).isEqualTo(403);
      client.send("GET http://127.0.0.1:25/ HTTP/1.1\r\n" + KnownAgents.header(pass) + "\r\n");
      assertThat(client.answer().status()).isEqualTo(403);
    }
  }

  @Test
  void a_blocked_organizations_tunnel_is_reset_and_a_slow_reader_gets_nothing_more()
      throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  while (true) {
                    with.send(new byte[64 * 1024]);
                  }
                });
        var client = new RawClient(house.address, 16 * 1024)) {
      client.send(connect(origin)).head();
      Awaitility.await().until(() -> stands(origin));
      pass.decide(Verdict.OVER_LIMIT);
      house.proxy.patrol();
      Awaitility.await().until(() -> house.proxy.statistics().connectionsOpen() == 0);
      assertThatThrownBy(() -> client.in().readAllBytes()).hasMessageContaining("reset");
      assertThat(house.proxy.statistics().cut.sum()).isEqualTo(1);
    }
  }

  private static boolean stands(Origin origin) throws InterruptedException {
    var before = origin.sent.get();
    Thread.sleep(100);
    return before > 0 && origin.sent.get() == before;
  }

  @Test
  void an_idle_tunnel_is_cut_within_five_seconds_of_the_block_without_being_told()
      throws IOException {
    try (var origin = echo();
        var client = house.client()) {
      client.send(connect(origin)).head();
      pass.decide(Verdict.HELD);
      assertThatThrownBy(client::read).hasMessageContaining("reset");
    }
  }

  @Test
  void a_reader_that_stops_stops_its_sender_and_memory_stays_bounded() throws Exception {
    var size = 200L * 1024 * 1024;
    var go = new CountDownLatch(1);
    try (var origin =
            new Origin(
                with -> {
                  with.head();
                  with.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
                  var block = new byte[1024 * 1024];
                  for (var i = 0; i < 200; i++) {
                    with.send(block);
                  }
                });
        var client = house.client()) {
      client.send(
          "GET http://"
              + origin.authority()
              + "/ HTTP/1.1\r\n"
              + KnownAgents.header(pass)
              + "\r\n");
      client.head();
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> stands(origin));
      assertThat(origin.sent.get()).isLessThan(40L * 1024 * 1024);
      assertThat(PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory())
          .isLessThan(64L * 1024 * 1024);
      go.countDown();
      var read = 0L;
      var buffer = new byte[1024 * 1024];
      while (read < size) {
        var n = client.in().read(buffer);
        assertThat(n).isPositive();
        read += n;
      }
      assertThat(read).isEqualTo(size);
      assertThat(PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory())
          .isLessThan(64L * 1024 * 1024);
    }
  }

  @Test
  void a_reset_by_the_target_is_a_reset_for_the_client() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  with.read();
                  with.socket.setSoLinger(true, 0);
                });
        var client = house.client()) {
      client.send(connect(origin)).head();
      client.send("x");
      assertThatThrownBy(client::read).hasMessageContaining("reset");
    }
  }
}

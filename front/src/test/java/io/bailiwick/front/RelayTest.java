package io.bailiwick.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes, piece by piece, and what happens when either side ends. */
class RelayTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private FrontFixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new FrontFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void the_application_learns_who_asks_and_nobody_else_can_say_so() throws IOException {
    try (var caller = fixture.call()) {
      caller
          .send(
              "GET / HTTP/1.1\r\nHost: x\r\nBailiwick-Front: forged\r\nX-Forwarded-For: 1.2.3.4\r\n"
                  + "Connection: keep-alive, Bailiwick-Front, X-Mine\r\nX-Mine: 1\r\n"
                  + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\nTE: trailers\r\n\r\n")
          .status();
    }
    assertThat(fixture.application.heads.get(0).toLowerCase())
        .contains("bailiwick-front: the-secret http 127.0.0.1\r\n")
        .contains("x-forwarded-for: 1.2.3.4\r\n")
        .doesNotContain("forged", "x-mine", "upgrade", "http2", "te: ");
  }

  @Test
  void bodies_pass_in_both_framings_and_a_connection_serves_many() throws IOException {
    try (var caller = fixture.call()) {
      for (var i = 0; i < 3; i++) {
        caller.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(caller.head()).startsWith("HTTP/1.1 200");
        assertThat(caller.read(5)).isEqualTo("hello");
      }
      assertThat(caller.send("HEAD /head HTTP/1.1\r\nHost: x\r\n\r\n").head()).contains("1000");
      assertThat(caller.get("/empty").head()).contains("304");
      // Sent ahead, answered in order.
      caller.get("/a").get("/b").get("/events");
      assertThat(caller.status()).isEqualTo(200);
      assertThat(caller.status()).isEqualTo(200);
      assertThat(caller.head()).contains("chunked");
      assertThat(caller.read(10)).isEqualTo("5\r\nfirst\r\n");
    }
    try (var caller = fixture.call()) {
      caller.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"
              + "\r\nGET /behind HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(caller.rest()).contains("close").endsWith("hello").containsOnlyOnce("HTTP/1.1");
    }
    assertThat(fixture.application.heads).noneMatch(head -> head.contains("/behind"));
  }

  @Test
  void what_is_sent_ahead_is_answered_in_order_however_much_it_is() throws IOException {
    try (var caller = fixture.call()) {
      caller.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2_000));
      for (var at = 0; at < 2_000; at++) {
        assertThat(caller.status()).isEqualTo(200);
      }
      caller.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
      assertThat(caller.head()).contains("200");
      assertThat(caller.read(5)).isEqualTo("hello");
    }
  }

  @Test
  void old_clients_get_no_chunks() throws IOException {
    try (var caller = fixture.call()) {
      caller.send("GET /events HTTP/1.0\r\n\r\n");
      assertThat(caller.head()).doesNotContainIgnoringCase("chunked");
      assertThat(caller.read(5)).isEqualTo("first");
    }
  }

  @Test
  void the_go_ahead_comes_from_the_application() throws IOException {
    try (var caller = fixture.call()) {
      caller.send(
          "POST /continue HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Expect: 100-continue\r\n"
              + "Content-Length: 3\r\n\r\n");
      assertThat(caller.head()).startsWith("HTTP/1.1 100");
      assertThat(caller.send("abc").head()).startsWith("HTTP/1.1 204");
    }
  }

  @Test
  void an_answer_before_the_body_is_read_and_the_connection_ends() throws IOException {
    try (var caller = fixture.call()) {
      caller.send("POST /refuses HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\nx");
      assertThat(caller.head()).contains("413").containsIgnoringCase("connection: close");
      caller.send("x".repeat(100_000));
      assertThat(caller.rest()).isEqualTo("no");
    }
  }

  @Test
  void whoever_does_not_read_stops_the_application() throws Exception {
    try (var caller = fixture.call()) {
      caller.get("/big").head();
      Thread.sleep(1000);
      var sent = fixture.application.endings.size();
      assertThat(sent).isLessThan(300);
      Thread.sleep(300);
      assertThat(fixture.application.endings).hasSize(sent);
      assertThat(caller.read(100_000_000)).hasSize(100_000_000);
    }
  }

  @Test
  void a_client_that_is_gone_ends_its_call() throws IOException {
    var left = fixture.call();
    left.get("/silent");
    await().atMost(SOON).until(() -> fixture.application.heads.size() == 1);
    left.close();
    await().atMost(SOON).until(() -> fixture.application.endings.size() == 1);

    var reset = fixture.call();
    reset.get("/silent");
    await().atMost(SOON).until(() -> fixture.application.heads.size() == 2);
    reset.reset();
    await().atMost(SOON).until(() -> fixture.application.endings.size() == 2);
  }

  @Test
  void half_an_answer_never_looks_whole() throws IOException {
    for (var path : new String[] {"/cut-length", "/cut-chunks"}) {
      try (var caller = fixture.call()) {
        caller.get(path);
        assertThat(caller.isReset()).as(path).isTrue();
      }
    }
  }

  @Test
  void no_answer_is_a_problem_and_only_harmless_calls_are_tried_again() throws IOException {
    try (var caller = fixture.call()) {
      assertThat(caller.get("/cut-head").status()).isEqualTo(500);
    }
    assertThat(fixture.application.heads).hasSize(1);
    // A connection that was used before is dropped by the application under the next call.
    try (var caller = fixture.call()) {
      caller.get("/a").status();
      caller.send("POST /cut-head HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      assertThat(caller.status()).isEqualTo(500);
    }
    assertThat(fixture.application.heads).filteredOn(head -> head.startsWith("POST")).hasSize(1);
    try (var caller = fixture.call()) {
      caller.get("/once").status();
      assertThat(caller.get("/a").status()).isEqualTo(200);
    }
  }

  @Test
  void an_application_that_is_away_is_told() throws IOException {
    fixture.application.close();
    try (var caller = fixture.call()) {
      assertThat(caller.get("/a").head()).contains("503").containsIgnoringCase("retry-after");
    }
  }

  @Test
  void a_websocket_passes_and_ends_with_either_side() throws IOException {
    var upgrade =
        "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n"
            + "Content-Length: 0\r\n\r\n";
    try (var caller = fixture.call()) {
      assertThat(caller.send(upgrade).head())
          .startsWith("HTTP/1.1 101")
          .containsIgnoringCase("upgrade: websocket");
      assertThat(caller.read(7)).isEqualTo("welcome");
      assertThat(caller.send("hello").read(5)).isEqualTo("hello");
    }
    assertThat(fixture.application.heads.get(0).toLowerCase())
        .contains("connection: upgrade\r\n", "upgrade: websocket\r\n");
    await().atMost(SOON).until(() -> fixture.application.endings.contains("closed"));
    await().atMost(SOON).until(() -> fixture.front.openConnections() == 0);
  }

  @Test
  void who_rests_is_closed_and_too_many_are_reset() throws IOException {
    try (var caller = fixture.call()) {
      caller.get("/a").status();
      assertThat(caller.isReset()).isTrue();
    }
    var callers = new java.util.ArrayList<RawCaller>();
    for (var i = 0; i < 100; i++) {
      callers.add(fixture.call().get("/a"));
      callers.get(i).status();
    }
    try (var tooMany = fixture.call()) {
      assertThat(tooMany.isReset()).isTrue();
    }
    for (var each : callers) {
      each.close();
    }
  }

  @Test
  void on_stop_what_is_being_answered_is_answered() throws Exception {
    try (var resting = fixture.call();
        var uploading = fixture.call()) {
      resting.get("/a").status();
      uploading.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel");
      await().atMost(SOON).until(() -> fixture.application.heads.size() == 2);
      var stop = new Thread(() -> fixture.front.stop(10_000));
      stop.start();
      assertThat(resting.rest()).isEmpty();
      assertThat(uploading.send("lo").head()).contains("200").containsIgnoringCase("close");
      assertThat(uploading.rest()).isEqualTo("hello");
      stop.join(5_000);
      assertThat(stop.isAlive()).isFalse();
    }
  }
}

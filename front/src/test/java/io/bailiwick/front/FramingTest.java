package io.bailiwick.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not passed on, and how that is told. */
class FramingTest {

  private static FrontFixture fixture;

  @BeforeAll
  static void open() throws IOException {
    fixture = new FrontFixture();
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 15\r\n",
        "Content-Length: 15\r\nContent-Length: 15\r\n",
        "Content-Length: 5, 15\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: \r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: \u000bchunked\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding\t: chunked\r\n",
        " Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding:\r\n chunked\r\n",
        "X: a\r\n b\r\n",
        "X: a\r\n\tb\r\n",
        "X: a\u0000b\r\n",
        "X: a\u0001b\r\n",
        "X: a\u007fb\r\n",
        "X: a\rb\r\n",
        "X: a\nTransfer-Encoding: chunked\r\n",
        "X\u0000: a\r\n",
        "X y: a\r\n",
        ": a\r\n",
        "no header\r\n",
        "Host: y\r\n",
        "Host: x\r\n",
      })
  void what_can_be_read_in_two_ways_is_refused_and_nothing_after_it_is_a_request(String header)
      throws IOException {
    refused(
        "POST /smuggled HTTP/1.1\r\nHost: x\r\n"
            + header
            + "\r\n5\r\nhello\r\n0\r\n\r\n"
            + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
        400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /smuggled\r\n\r\n",
        "GET  /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /smuggled HTTP/1.1 \r\nHost: x\r\n\r\n",
        "GET /smu ggled HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /smuggled HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET /smuggled HTTP/0.9\r\nHost: x\r\n\r\n",
        "GET /smuggled http/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "G\u0001T /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /smuggled HTTP/1.1\nHost: x\n\n",
        "GET /smuggled HTTP/1.1\r\n\r\n",
        "GET /smuggled HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /smuggled HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /smuggled HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a% HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%4 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a?b=%g1 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%c0%af HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%5c HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /../a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a/%2e%2e/../b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "\u0000\u0000\u0000",
        "\n\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /smuggled HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Content-Length: 3\r\n\r\nabc",
        "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  void what_is_no_request_of_http_is_a_problem(String text) throws IOException {
    refused(text, 400);
  }

  @Test
  void what_is_too_large_is_a_problem_of_its_own() throws IOException {
    var line = "GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    refused(line, 414);
    refused("GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(17_000) + "\r\n\r\n", 431);
    refused("GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(100) + "\r\n", 431);
    refused("GET / HTTP/1.1\r\nHost: x\r\n" + "a:\r\n".repeat(200), 431); // It does not end.
    refused("CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", 405);
  }

  private static void refused(String text, int status) throws IOException {
    var before = fixture.application.heads.size();
    try (var caller = fixture.call()) {
      var answers = caller.send(text).rest();
      assertThat(answers)
          .startsWith("HTTP/1.1 " + status + " ")
          .containsOnlyOnce("HTTP/1.1 ")
          .containsIgnoringCase("content-type: application/problem+json")
          .containsIgnoringCase("connection: close")
          .contains("\"status\":" + status, "\"request_id\":\"", "\"instance\":\"/");
    }
    assertThat(fixture.application.heads).hasSize(before);
  }

  @Test
  void a_head_that_does_not_end_is_told_so_and_a_silent_connection_is_closed() throws IOException {
    try (var slow = fixture.call();
        var silent = fixture.call()) {
      slow.send("GET / HTTP/1.1\r\nHost");
      assertThat(slow.status()).isEqualTo(408);
      assertThat(silent.isReset()).isTrue();
    }
  }

  @Test
  void many_lines_behind_a_body_end_the_connection() throws IOException {
    try (var caller = fixture.call()) {
      caller.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
              + "a:\r\n".repeat(200));
      assertThat(caller.isReset()).isTrue();
    }
    try (var caller = fixture.call()) {
      caller.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
              + "a: b\r\n\r\n");
      assertThat(caller.status()).isEqualTo(200);
    }
  }

  @Test
  void a_body_that_breaks_ends_the_call() throws IOException {
    try (var caller = fixture.call()) {
      caller.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
      assertThat(caller.status()).isEqualTo(400);
      assertThat(caller.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void each_problem_stands_in_the_catalogue(Refusal refusal) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "problems.md")))
        .contains("`/problems/" + refusal.slug() + "` | " + refusal.status() + " |");
  }

  @Test
  void usual_requests_pass() throws IOException {
    for (var text :
        new String[] {
          "GET /a%20b?c=%C3%A9&d={}| HTTP/1.1\r\nHost: x:80\r\nX: \u00e9\tb\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
          "\r\nGET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET http://y/c HTTP/1.1\r\nHost: x\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
        }) {
      try (var caller = fixture.call()) {
        assertThat(caller.send(text).status()).as(text).isEqualTo(200);
      }
    }
    assertThat(fixture.application.heads)
        .anySatisfy(head -> assertThat(head).startsWith("GET /c HTTP/1.1\r\n").contains("host: y"));
  }
}

package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever can be read in two ways is refused, and the target never sees a byte of it. */
class SmugglingTest {

  private static final ProxyFixture HOUSE = new ProxyFixture();
  private static final String HEADER = KnownAgents.header(HOUSE.agents.add());

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST http://T/ HTTP/1.1\r\nAContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.1\r\nAContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "POST http://T/ HTTP/1.1\r\nAContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "POST http://T/ HTTP/1.1\r\nAContent-Length: 3, 3\r\n\r\nabc",
        "POST http://T/ HTTP/1.1\r\nAContent-Length: +3\r\n\r\nabc",
        "POST http://T/ HTTP/1.1\r\nAContent-Length: -3\r\n\r\nabc",
        "POST http://T/ HTTP/1.1\r\nAContent-Length: 99999999999999999999\r\n\r\nabc",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding: identity\r\n\r\nabc",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.0\r\nATransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST http://T/ HTTP/1.1\r\nATransfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n\r\nabc",
        "GET http://T/ HTTP/1.1\r\nAHost: a\r\nHost: b\r\n\r\n",
        "GET http://T/ HTTP/1.1\r\nAX: a\nY: b\r\n\r\n",
        "GET http://T/ HTTP/1.1\r\nABad Name: x\r\n\r\n",
        "GET http://T/ HTTP/1.1\r\nANoColon\r\n\r\n",
        "GET http://T/ HTTP/1.1\r\nAX: a\0b\r\n\r\n",
        "GET http://T/ HTTP/2.0\r\nA\r\n",
        "GET http://T/ HTTP/1.1 extra\r\nA\r\n",
        "GET http://user:word@T/ HTTP/1.1\r\nA\r\n",
        "GET http://T/a#b HTTP/1.1\r\nA\r\n",
        "GET http://T/\u00e9 HTTP/1.1\r\nA\r\n",
        "GET http://:80/ HTTP/1.1\r\nA\r\n",
        "GET http:/// HTTP/1.1\r\nA\r\n",
        "GET http://T:0/ HTTP/1.1\r\nA\r\n",
        "GET http://[fe80::1%25lo]/ HTTP/1.1\r\nA\r\n",
        "GET https://T/ HTTP/1.1\r\nA\r\n",
        "GET / HTTP/1.1\r\nAHost: T\r\n\r\n",
        "CONNECT :443 HTTP/1.1\r\nA\r\n",
        "CONNECT T/path HTTP/1.1\r\nA\r\n",
        "CONNECT example.org HTTP/1.1\r\nA\r\n",
        "CONNECT T HTTP/1.1\r\nAContent-Length: 3\r\n\r\nabc",
        "CONNECT T HTTP/1.1\r\nATransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "\0\1\2\3 garbage\r\n\r\n",
      })
  void what_can_be_read_in_two_ways_is_refused(String request) throws IOException {
    try (var origin = Origin.answering(Origin.ok("smuggled"));
        var client = HOUSE.client()) {
      var bytes = request.replace("T", "\1").replace("\1", "T");
      bytes =
          bytes
              .replaceFirst("//(user:word@)?T", "//$1" + origin.authority())
              .replaceFirst("CONNECT T", "CONNECT " + origin.authority())
              .replaceFirst("\r\nA", "\r\n" + HEADER);
      client.send(bytes);
      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.rest()).as("and the connection is closed").isEmpty();
      assertThat(origin.heads).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nabc\r\n0\r\n\r\n",
        "3\nabc\r\n0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n",
        "-1\r\n\r\n",
        "fffffffffffffffff\r\n"
      })
  void a_broken_chunk_ends_both_connections(String chunks) throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  with.head();
                  while (with.read() >= 0) {
                    // Reads until the proxy gives up on it.
                  }
                });
        var client = HOUSE.client()) {
      client.send(
          "POST http://"
              + origin.authority()
              + "/ HTTP/1.1\r\n"
              + HEADER
              + "Transfer-Encoding: chunked\r\n\r\n"
              + chunks);
      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.rest()).isEmpty();
    }
  }

  @org.junit.jupiter.api.Test
  void a_head_that_is_too_large_is_refused_before_it_is_read_whole() throws IOException {
    try (var client = HOUSE.client()) {
      client.send("GET http://127.0.0.1:1/ HTTP/1.1\r\n" + HEADER + "X: " + "a".repeat(70_000));
      assertThat(client.answer().status()).isEqualTo(431);
    }
  }

  @org.junit.jupiter.api.Test
  void a_target_whose_answer_can_be_read_in_two_ways_is_502() throws IOException {
    try (var origin =
            Origin.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        var client = HOUSE.client()) {
      client.send("GET http://" + origin.authority() + "/ HTTP/1.1\r\n" + HEADER + "\r\n");
      assertThat(client.answer().status()).isEqualTo(502);
    }
  }
}

package io.bailiwick.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on the API's port of which the rest is refused, or is no request. */
class UnreadBodiesIT {

  /** More than the web server has threads. */
  private static final int MANY = 220;

  private final RunningServer server = RunningServer.shared();

  @Test
  void whoever_still_sends_what_was_refused_holds_no_thread() throws Exception {
    List<RawHttp> slow = new ArrayList<>();
    try {
      for (var i = 0; i < MANY; i++) {
        slow.add(
            new RawHttp(server.httpPort())
                .send(
                    "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 90000000\r\n\r\nx"));
      }
      for (var each : slow) {
        assertThat(each.status()).isEqualTo(413);
      }
      var asked = System.nanoTime();
      server.api().get("/plans").expect(401);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
    } finally {
      for (var each : slow) {
        each.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 15\r\n",
        "Content-Length: 15\r\nContent-Length: 15\r\n",
        "Content-Length: 5, 15\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding : chunked\r\nContent-Length: 4\r\n",
        "Content-Length: +5\r\n",
        "Host: y\r\nContent-Length: 15\r\n",
      })
  void what_can_be_read_in_two_ways_is_refused_and_nothing_after_it_is_a_request(String headers)
      throws Exception {
    try (var connection = new RawHttp(server.httpPort())) {
      connection.send(
          "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + headers
              + "\r\n5\r\nhello\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.status()).isEqualTo(400);
      assertThat(connection.rest()).doesNotContain("HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Transfer-Encoding: chunked\r\n",
      })
  void behind_an_encoded_body_nothing_is_a_request_wherever_it_goes(String framing)
      throws Exception {
    var tenant = new Tenant(server);
    var key = tenant.key().getValue();
    var gateway = "/api/v1/agents/" + tenant.agent + "/gateway";
    for (var path :
        List.of(
            "/health/live",
            gateway + "/echo",
            gateway + "/tickets",
            gateway + "/nothing",
            "/api/v1/sessions",
            "/api/v1/nothing",
            "/nothing")) {
      var email = "smuggled-" + UUID.randomUUID() + "@example.org";
      try (var connection = new RawHttp(server.httpPort())) {
        connection.send(
            "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + key
                + "\r\n"
                + framing
                + "\r\n0\r\n\r\n"
                + signUp(email));
        var answers = connection.rest();
        assertThat(answers).as(path).startsWith("HTTP/1.1 ").containsOnlyOnce("HTTP/1.1 ");
        assertThat(answers).doesNotContain("SMUGGLED");
      }
      server
          .api()
          .post("/sessions", Map.of("email", email, "password", Tenant.PASSWORD))
          .expect(401);
    }
  }

  private static String signUp(String email) {
    var body = "{\"email\":\"" + email + "\",\"password\":\"" + Tenant.PASSWORD + "\"}";
    return "POST /api/v1/sign-up HTTP/1.1\r\nHost: x\r\nX-Request-Id: SMUGGLED\r\n"
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}

package io.bailiwick.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request meets before anything serves it. */
class DoorIT {

  private final RunningServer server = RunningServer.shared();

  @Test
  void after_five_failures_also_the_right_password_waits() {
    var ada = Person.signedUp(server);
    for (var time = 0; time < 5; time++) {
      server.api().post("/sessions", credentials(ada.email(), "wrong")).expect(401);
    }

    var refused = server.api().post("/sessions", credentials(ada.email(), ada.password()));

    refused.expect(429).problem("too-many-requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
  }

  @Test
  void an_unknown_email_gets_the_same_answer_and_the_same_limit() {
    var ada = Person.signedUp(server);
    var nobody = "nobody-" + UUID.randomUUID() + "@example.org";
    var known = server.api().post("/sessions", credentials(ada.email(), "wrong")).expect(401);
    for (var time = 0; time < 5; time++) {
      var unknown = server.api().post("/sessions", credentials(nobody, "wrong")).expect(401);
      assertThat(unknown.text("/detail")).isEqualTo(known.text("/detail"));
    }

    server.api().post("/sessions", credentials(nobody, "wrong")).expect(429);
  }

  @Test
  void the_cookie_alone_looks_and_changes_only_with_its_csrf_token() {
    var ada = Person.signedUp(server);
    var session = server.api().post("/sessions", credentials(ada.email(), ada.password()));
    var cookie = session.expect(201).header("Set-Cookie");
    assertThat(cookie)
        .startsWith("bailiwick_session=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
    var browser = server.api().with("Cookie", cookie.substring(0, cookie.indexOf(';')));

    browser.get("/users/me").expect(200);
    browser.patch("/users/me", Map.of("name", "Mallory")).expect(403).problem("forbidden");
    browser.with("X-CSRF-Token", "x").patch("/users/me", Map.of("name", "Mallory")).expect(403);
    browser
        .with("X-CSRF-Token", session.text("/csrf_token"))
        .patch("/users/me", Map.of("name", "Ada"))
        .expect(200);
  }

  @Test
  void a_request_id_is_kept_when_it_is_sane_and_made_when_it_is_not() {
    var given = server.api().with("X-Request-Id", "my-id.1").get("/users/me").expect(401);
    assertThat(given.header("X-Request-Id")).isEqualTo("my-id.1");
    assertThat(given.text("/request_id")).isEqualTo("my-id.1");

    var made = server.api().with("X-Request-Id", "not sane; at all").get("/users/me").expect(401);
    assertThat(UUID.fromString(made.header("X-Request-Id"))).isNotNull();
  }

  @Test
  void every_answer_carries_the_headers_that_browsers_heed_and_the_limits() {
    var answer = server.api().get("/users/me").expect(401);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("RateLimit-Limit")).isNotNull();
    assertThat(answer.header("RateLimit-Remaining")).isNotNull();
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void a_body_over_its_limit_is_refused_told_or_not() throws IOException {
    var huge = "{\"email\":\"" + "a".repeat(1 << 20) + "\"}";
    server.api().unchecked().post("/sign-up", huge).expect(413).problem("too-large");

    var chunk = "\r\n10000\r\n" + "a".repeat(0x10000);
    var chunked =
        "POST /api/v1/sign-up HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n2\r\n{\""
            + chunk.repeat(20)
            + "\r\n0\r\n\r\n";
    assertThat(raw(chunked)).startsWith("HTTP/1.1 413").contains("/problems/too-large");
  }

  @Test
  void whoever_is_nobody_sends_16_kb_and_others_64() throws IOException {
    var chunked =
        "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    var over = Integer.toHexString(17_000) + "\r\n" + " ".repeat(17_000) + "\r\n0\r\n\r\n";
    assertThat(raw(chunked + over)).startsWith("HTTP/1.1 413");
    server.api().unchecked().post("/sessions", " ".repeat(17_000)).expect(413);

    var ada = Person.signedUp(server);
    var session = server.api().post("/sessions", credentials(ada.email(), ada.password()));
    var signedIn = server.api().with("Authorization", "Bearer " + session.text("/token"));
    var long1 = "{\"name\":\"" + "a".repeat(17_000) + "\"}";
    signedIn.unchecked().patch("/users/me", long1).expect(400).problem("invalid-request");
    signedIn.unchecked().patch("/users/me", " ".repeat(66_000)).expect(413);
  }

  @Test
  void a_body_that_is_missing_along_with_its_type_is_asked_for() throws IOException {
    var nothing = "Host: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    assertThat(raw("POST /api/v1/sessions HTTP/1.1\r\n" + nothing))
        .startsWith("HTTP/1.1 400")
        .contains("/problems/invalid-request", "needs a body");
  }

  @Test
  void bodies_that_trickle_hold_neither_all_threads_nor_one_for_ever() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      // More than the web server has threads.
      for (var at = 0; at < 220; at++) {
        slow.add(new Socket("127.0.0.1", server.httpPort()));
        send(
            slow.get(at),
            "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"email\":");
        if (at == 0) {
          Thread.sleep(2000); // So that it has its place before the others come.
        }
      }
      var asked = System.nanoTime();
      server.api().get("/plans").expect(401);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(8));

      var first = slow.get(0);
      var in = first.getInputStream();
      for (var second = 0; second < 60 && in.available() == 0; second++) {
        send(first, " ");
        Thread.sleep(1000);
      }
      assertThat(new String(in.readNBytes(in.available()), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 408")
          .containsIgnoringCase("connection: close")
          .contains("/problems/request-timeout");
    } finally {
      for (var each : slow) {
        each.close();
      }
    }
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing",
        "GET /api/v1/nothing",
        "GET /api/v1/users/me/nothing",
        "GET /api/v1/organizations/x/members",
        "POST /api/v1/organizations",
        "DELETE /api/v1/plans",
        "FOO /api/v1/plans",
        "TRACE /api/v1/plans",
        "TRACE /nothing",
        "GET /WEB-INF/web.xml",
        "GET /error",
        "GET /api/v1/..%2f..%2fWEB-INF/web.xml",
        "GET /api/v1/plans;a=b",
        "GET /api/v1/plans?limit=%zz",
        "GET /api/v1/plans?limit=%00"
      })
  void no_page_of_the_container_reaches_a_client(String call) throws IOException {
    var answer = raw(call + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "Exception", "Payara</");
    assertThat(answer).contains("application/problem+json");
  }

  @Test
  void no_answer_names_the_server() throws IOException {
    var answer = raw("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("\r\nserver:");
  }

  @Test
  void what_the_container_answers_by_itself_has_no_page() throws IOException {
    assertThat(raw("GET /api/v1/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .doesNotContain("<html");
  }

  @Test
  void what_is_no_http_gets_no_page() throws IOException {
    assertThat(raw("HELO\r\n\r\n")).doesNotContain("<html");
  }

  /** Sends exactly this and answers all that comes back. */
  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.httpPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> credentials(String email, String password) {
    return Map.of("email", email, "password", password);
  }
}

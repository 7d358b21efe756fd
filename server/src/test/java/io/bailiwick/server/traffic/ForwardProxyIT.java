package io.bailiwick.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.RunningServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forward proxy, as an agent's machine sees it. */
class ForwardProxyIT {

  /** Five seconds are promised; two more are for a busy machine. */
  private static final Duration WITHIN = Duration.ofSeconds(7);

  private static final RunningServer SERVER = RunningServer.shared();

  private static Tenant tenant;
  private static String credentials;
  private static Target target;
  private static Target other;

  @BeforeAll
  static void anAgentRuns() throws IOException {
    tenant = new Tenant(SERVER);
    credentials = RawHttp.credentials(tenant.agent, tenant.gatewayToken());
    target = new Target();
    other = new Target();
    awaitPass(credentials);
  }

  @AfterAll
  static void close() throws IOException {
    target.close();
    other.close();
  }

  private static RawHttp proxy() throws IOException {
    return new RawHttp(SERVER.proxyPort());
  }

  private static String get(String credentials) {
    return "GET http://"
        + target.authority()
        + "/ HTTP/1.1\r\nHost: "
        + target.authority()
        + "\r\n"
        + credentials
        + "\r\n";
  }

  private static String connect(String credentials) {
    return "CONNECT " + target.authority() + " HTTP/1.1\r\n" + credentials + "\r\n";
  }

  private static int statusOf(String request) throws IOException {
    try (var proxy = proxy()) {
      return proxy.send(request).status();
    }
  }

  private static void awaitPass(String of) {
    await().atMost(Duration.ofSeconds(30)).until(() -> statusOf(get(of)) == 200);
  }

  // ------------------------------------------------------------------ who may pass

  @Test
  void each_request_on_a_kept_connection_shows_its_own_credentials() throws IOException {
    var wrong = RawHttp.credentials(tenant.agent, "0".repeat(64));
    try (var proxy = proxy()) {
      assertThat(proxy.send(get(credentials)).status()).isEqualTo(200);
      assertThat(proxy.send(get(wrong)).status()).isEqualTo(407);
      assertThat(proxy.send(get("")).status()).isEqualTo(407);
      assertThat(proxy.send(get(credentials)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_block_resets_what_is_open_and_refuses_what_comes_until_it_is_paid() throws Exception {
    var blocked = new Tenant(SERVER);
    var theirs = RawHttp.credentials(blocked.agent, blocked.gatewayToken());
    awaitPass(theirs);
    try (var tunnel = proxy();
        var kept = proxy();
        var neighbour = proxy()) {
      assertThat(tunnel.send(connect(theirs)).status()).isEqualTo(200);
      assertThat(tunnel.send("GET / HTTP/1.1\r\n\r\n").status()).isEqualTo(200);
      assertThat(kept.send(get(theirs)).status()).isEqualTo(200);
      assertThat(neighbour.send(connect(credentials)).status()).isEqualTo(200);
      await().atMost(Duration.ofSeconds(20)).until(() -> blocked.bytes() > 1);

      blocked.block();
      assertThat(tunnel.isResetWithin(WITHIN)).isTrue();
      assertThat(statusOf(connect(theirs))).isEqualTo(403);
      assertThat(statusOf(get(theirs))).isEqualTo(403);
      assertThat(kept.send(get(theirs)).status()).isEqualTo(403);
      assertThat(neighbour.send("GET / HTTP/1.1\r\n\r\n").status()).isEqualTo(200);
    }
    blocked.pay();
    await().atMost(WITHIN).until(() -> statusOf(connect(theirs)) == 200);
  }

  // ------------------------------------------------------------------ what reaches a target

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nContent-Length: 30\r\n",
        "Content-Length: 4, 30\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: \u000bchunked\r\n",
        "Content-Length : 4\r\n",
        "Content-Length: +4\r\n",
        "Host: second.example.org\r\n",
      })
  void what_can_be_read_in_two_ways_reaches_no_target(String headers) throws IOException {
    var before = target.heads.size();
    try (var proxy = proxy()) {
      proxy.send(
          "POST http://"
              + target.authority()
              + "/ HTTP/1.1\r\nHost: "
              + target.authority()
              + "\r\n"
              + credentials
              + headers
              + "\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(proxy.status()).isEqualTo(400);
      assertThat(proxy.rest()).as("what follows is no request").isEmpty();
    }
    assertThat(target.heads).hasSize(before);
  }

  @Test
  void the_address_says_where_to_and_the_host_header_has_no_say() throws IOException {
    try (var proxy = proxy()) {
      proxy.send(
          "GET http://"
              + target.authority()
              + "/own HTTP/1.1\r\nHost: "
              + other.authority()
              + "\r\nX-Forwarded-Host: "
              + other.authority()
              + "\r\n"
              + credentials
              + "\r\n");
      assertThat(proxy.status()).isEqualTo(200);
    }
    var seen = target.heads.get(target.heads.size() - 1);
    assertThat(seen)
        .startsWith("GET /own HTTP/1.1\n")
        .containsIgnoringCase("host: " + target.authority());
    assertThat(seen.toLowerCase(java.util.Locale.ROOT)).doesNotContain("proxy-authorization");
    assertThat(other.heads).isEmpty();
  }

  @Test
  void a_request_that_names_no_target_goes_nowhere() throws IOException {
    var before = target.heads.size();
    for (var line :
        new String[] {
          "GET / HTTP/1.1", "GET //" + target.authority() + "/ HTTP/1.1", "OPTIONS * HTTP/1.1"
        }) {
      var request = line + "\r\nHost: " + target.authority() + "\r\n" + credentials + "\r\n";
      assertThat(statusOf(request)).as(line).isEqualTo(400);
    }
    assertThat(target.heads).hasSize(before);
  }

  @Test
  void bytes_of_a_tunnel_are_counted() throws IOException {
    var before = tenant.bytes();
    try (var proxy = proxy()) {
      assertThat(proxy.send(connect(credentials)).status()).isEqualTo(200);
      proxy.send("GET /" + "x".repeat(50_000) + " HTTP/1.1\r\n\r\n").status();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> tenant.bytes() - before >= 50_000);
  }
}

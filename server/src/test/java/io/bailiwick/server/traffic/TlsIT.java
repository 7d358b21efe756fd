package io.bailiwick.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.TrustedByTests;
import io.bailiwick.wire.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A server whose both ports speak TLS; the last test changes its certificate. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final TestCertificate FIRST = TestCertificate.named("first");
  private static final TestCertificate SECOND = TestCertificate.named("second");

  @TempDir private static Path folder;
  private static Path certificate;
  private static Path key;
  private static LaunchedServer server;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    certificate = folder.resolve("certificate.pem");
    key = folder.resolve("key.pem");
    FIRST.write(certificate, key);
    TrustedByTests.add(FIRST.x509());
    server =
        LaunchedServer.with(
            Map.of(
                "BAILIWICK_TLS_CERTIFICATE",
                certificate.toString(),
                "BAILIWICK_TLS_KEY",
                key.toString()));
    tenant = new Tenant(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void the_api_is_served_privately_and_says_so_to_browsers() {
    assertThat(server.output())
        .contains("https://localhost:" + server.httpPort())
        .contains("https://localhost:" + server.proxyPort());
    var answer = server.api().get("/plans").expect(401);
    assertThat(answer.header("Strict-Transport-Security")).isNotNull();
    assertThat(server.api().unchecked().get("/users/%00").expect(400).text("/type"))
        .isEqualTo("/problems/invalid-request");
  }

  @Test
  @Order(1)
  void a_websocket_passes_through_the_gateway() throws Exception {
    var address =
        "wss://127.0.0.1:%d/api/v1/agents/%s/gateway/ws?ticket=%s"
            .formatted(server.httpPort(), tenant.agent, tenant.ticket(tenant.owner));
    var socket = new Socket();
    HttpClient.newBuilder()
        .sslContext(FIRST.trusting())
        .build()
        .newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(20))
        .buildAsync(URI.create(address), socket)
        .join();
    assertThat(socket.say("hello").hear()).isEqualTo("hello");
    socket.close();
  }

  @Test
  @Order(2)
  void the_forward_proxy_speaks_tls_and_local_machines_need_not() throws Exception {
    var credentials = RawHttp.credentials(tenant.agent, tenant.gatewayToken());
    try (var target = new Target()) {
      var get =
          "GET http://"
              + target.authority()
              + "/ HTTP/1.1\r\nHost: "
              + target.authority()
              + "\r\n"
              + credentials
              + "\r\n";
      await().atMost(SOON).until(() -> statusOf(get) == 200);
      try (var tunnel = new RawHttp(connect(server.proxyPort(), FIRST))) {
        tunnel.send("CONNECT " + target.authority() + " HTTP/1.1\r\n" + credentials + "\r\n");
        assertThat(tunnel.status()).isEqualTo(200);
        assertThat(tunnel.send("GET / HTTP/1.1\r\n\r\n").status()).isEqualTo(200);
      }
      try (var local = new RawHttp(server.proxyPort())) {
        assertThat(local.send(get).status()).isEqualTo(200);
      }
      // The sample agent in its sandbox calls out by its own door.
      await()
          .atMost(SOON)
          .until(
              () ->
                  tenant
                      .owner
                      .get("/agents/" + tenant.agent + "/health")
                      .json()
                      .at("/gateway_reachable")
                      .asBoolean());
    }
  }

  private static int statusOf(String request) throws IOException {
    try (var proxy = new RawHttp(connect(server.proxyPort(), FIRST))) {
      return proxy.send(request).status();
    }
  }

  @Test
  @Order(3)
  void a_new_certificate_is_served_on_both_ports_within_seconds_and_a_bad_one_never()
      throws IOException {
    try (var old = new RawHttp(connect(server.httpPort(), FIRST))) {
      TestCertificate.replace(key, SECOND.key());
      await().atMost(SOON).until(() -> server.output().contains("is not the key of"));
      assertThat(old.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
      assertThat(nameAt(server.httpPort())).isEqualTo("CN=first");

      SECOND.write(certificate, key);
      await().atMost(SOON).until(() -> nameAt(server.httpPort()).equals("CN=second"));
      await().atMost(SOON).until(() -> nameAt(server.proxyPort()).equals("CN=second"));
      assertThat(old.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
    }
  }

  private static String nameAt(int port) throws IOException {
    for (var each : new TestCertificate[] {FIRST, SECOND}) {
      try (var socket = connect(port, each)) {
        var peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return peer.getSubjectX500Principal().getName();
      } catch (SSLHandshakeException another) {
        // It has the other one.
      }
    }
    throw new AssertionError("Neither is trusted.");
  }

  private static SSLSocket connect(int port, TestCertificate trusted) throws IOException {
    var sockets = trusted.trusting().getSocketFactory();
    var socket = (SSLSocket) sockets.createSocket("127.0.0.1", port);
    socket.startHandshake();
    return socket;
  }
}

package io.bailiwick.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bailiwick.wire.TestCertificate;
import io.bailiwick.wire.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS on the port, from files that change. */
class TlsTest {

  private static final Duration WITHIN_SECONDS = Duration.ofSeconds(20);
  private static final TestCertificate FIRST = TestCertificate.named("first");
  private static final TestCertificate SECOND = TestCertificate.named("second");

  @TempDir private Path folder;
  private Path certificate;
  private Path key;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private TlsFiles files;
  private FrontFixture fixture;

  @BeforeEach
  void open() throws IOException {
    certificate = folder.resolve("cert.pem");
    key = folder.resolve("key.pem");
    FIRST.write(certificate, key);
    files = TlsFiles.open(certificate, key, said::add);
    fixture = new FrontFixture(FrontFixture.limits(), files);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private SSLSocket connect(TestCertificate trusted) throws IOException {
    var sockets = trusted.trusting().getSocketFactory();
    var socket = (SSLSocket) sockets.createSocket("127.0.0.1", fixture.port);
    socket.startHandshake();
    return socket;
  }

  private String name() throws IOException {
    for (var each : List.of(FIRST, SECOND)) {
      try (var socket = connect(each)) {
        var peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return peer.getSubjectX500Principal().getName();
      } catch (SSLException another) {
        // It has the other one.
      }
    }
    throw new AssertionError("Neither is trusted.");
  }

  @Test
  void calls_and_websockets_pass_and_the_application_learns_that_they_were_private()
      throws IOException {
    try (var caller = new RawCaller(connect(FIRST))) {
      caller.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello").head();
      assertThat(caller.read(5)).isEqualTo("hello");
      caller.send(
          "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
      assertThat(caller.head()).contains("101");
      assertThat(caller.read(7)).isEqualTo("welcome");
      assertThat(caller.send("hello").read(5)).isEqualTo("hello");
    }
    assertThat(fixture.application.heads.get(0)).contains("the-secret https 127.0.0.1");
    await().atMost(WITHIN_SECONDS).until(() -> fixture.application.endings.contains("closed"));
  }

  @Test
  void half_an_answer_never_looks_whole() throws IOException {
    try (var caller = new RawCaller(connect(FIRST))) {
      assertThat(caller.get("/cut-length").isReset()).isTrue();
    }
    try (var caller = new RawCaller(connect(FIRST))) {
      assertThat(caller.send("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n").rest())
          .contains("400 ")
          .containsIgnoringCase("strict-transport-security");
    }
  }

  @Test
  void old_protocols_are_not_spoken() throws IOException {
    var sockets = FIRST.trusting().getSocketFactory();
    try (var socket = (SSLSocket) sockets.createSocket("127.0.0.1", fixture.port)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.1"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
    try (var socket = (SSLSocket) sockets.createSocket("127.0.0.1", fixture.port)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
      assertThat(socket.getSession().getCipherSuite()).contains("ECDHE");
    }
    try (var plain = fixture.call()) {
      assertThat(plain.get("/a").isReset() || plain.rest().isEmpty()).isTrue();
    }
  }

  @Test
  void a_new_pair_is_for_new_connections_and_the_old_live_on() throws IOException {
    try (var old = new RawCaller(connect(FIRST))) {
      assertThat(old.get("/a").status()).isEqualTo(200);
      SECOND.write(certificate, key);
      await().atMost(WITHIN_SECONDS).until(() -> name().equals("CN=second"));
      await().atMost(WITHIN_SECONDS).until(() -> said.size() == 1);
      assertThat(said.get(0)).contains(certificate.toString());
      SECOND.write(certificate, key);
    }
  }

  @Test
  void a_bad_pair_is_told_once_and_the_old_one_stays() throws IOException {
    Files.writeString(key, SECOND.key());
    await().atMost(WITHIN_SECONDS).until(() -> !said.isEmpty());
    assertThat(said.get(0)).contains("is not the key", "the one before it stays");
    assertThat(name()).isEqualTo("CN=first");

    Files.delete(certificate);
    await().atMost(WITHIN_SECONDS).until(() -> said.size() == 2);
    assertThat(said.get(1)).contains("cannot be read");
    assertThat(name()).isEqualTo("CN=first");

    SECOND.write(certificate, key);
    await().atMost(WITHIN_SECONDS).until(() -> name().equals("CN=second"));
  }

  @Test
  void a_bad_pair_at_the_start_is_one_line() throws IOException {
    Files.writeString(key, SECOND.key());
    assertThatThrownBy(() -> TlsFiles.open(certificate, key, said::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("TLS cannot be served: " + key + " is not the key");
    Files.writeString(certificate, "nothing");
    assertThatThrownBy(() -> TlsFiles.open(certificate, key, said::add))
        .hasMessageContaining("holds no certificates");
  }
}

package io.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {

  private static final String CREDENTIALS = "Basic YWdlbnQ6c2VjcmV0";

  @TempDir Path home;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void a_plain_call_goes_to_the_proxy_in_absolute_form_even_for_loopback() throws Exception {
    try (var proxy = proxy("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        var agent = new RunningAgent(home, url(proxy))) {
      var answer = agent.post("/fetch", "{\"url\":\"http://127.0.0.1:9/a?b=c\"}");
      assertThat(answer.body()).contains("\"status\":200", "\"bytes\":5");
      assertThat(asked).containsExactly("GET http://127.0.0.1:9/a?b=c HTTP/1.1", CREDENTIALS);
    }
  }

  @Test
  void a_refused_tunnel_is_answered_with_the_proxys_status() throws Exception {
    try (var proxy = proxy("HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno");
        var agent = new RunningAgent(home, url(proxy))) {
      var answer = agent.post("/fetch", "{\"url\":\"https://example.org/\"}");
      assertThat(answer.body()).contains("\"status\":403", "\"bytes\":2");
      assertThat(asked).containsExactly("CONNECT example.org:443 HTTP/1.1", CREDENTIALS);
    }
  }

  @Test
  void a_proxy_that_is_gone_is_a_502() throws Exception {
    try (var agent = new RunningAgent(home, "http://agent:secret@127.0.0.1:1")) {
      var answer = agent.post("/fetch", "{\"url\":\"http://example.org/\"}");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).doesNotContain("secret");
    }
  }

  @Test
  void a_proxy_whose_url_says_https_is_told_nothing_before_it_has_proved_itself() throws Exception {
    try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var agent = new RunningAgent(home, url(proxy).replace("http:", "https:"))) {
      var heard = CompletableFuture.supplyAsync(() -> firstBytes(proxy));
      var answer = agent.post("/fetch", "{\"url\":\"http://example.org/\"}");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(heard.get()[0]).as("a TLS handshake begins so").isEqualTo((byte) 22);
    }
  }

  /** Then it closes the connection. */
  private static byte[] firstBytes(ServerSocket proxy) {
    try (var socket = proxy.accept()) {
      return socket.getInputStream().readNBytes(1);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private ServerSocket proxy(String answer) throws IOException {
    var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var serving =
        new Thread(
            () -> {
              try (var socket = door.accept()) {
                var in = new BufferedInputStream(socket.getInputStream());
                asked.add(Lines.read(in));
                asked.add(Lines.headers(in).get("Proxy-Authorization"));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
              } catch (IOException closed) {
                // The test is over.
              }
            });
    serving.setDaemon(true);
    serving.start();
    return door;
  }

  private static String url(ServerSocket proxy) {
    return "http://agent:secret@127.0.0.1:" + proxy.getLocalPort();
  }
}

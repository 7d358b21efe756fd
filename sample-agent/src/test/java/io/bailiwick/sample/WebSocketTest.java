package io.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSocketTest implements WebSocket.Listener {

  @TempDir Path home;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final StringBuilder message = new StringBuilder();
  private RunningAgent agent;
  private WebSocket socket;

  @BeforeEach
  void connect() throws Exception {
    agent = new RunningAgent(home, "");
    socket = agent.webSocket(this);
  }

  @AfterEach
  void close() throws Exception {
    socket.abort();
    agent.close();
  }

  @Test
  void text_comes_back_whatever_its_length_and_fragments() throws Exception {
    socket.sendText("short", true).join();
    assertThat(next()).isEqualTo("short");
    socket.sendText("a".repeat(200), true).join();
    assertThat(next()).hasSize(200);
    socket.sendText("b".repeat(70_000), false).join();
    socket.sendText("c", true).join();
    assertThat(next()).hasSize(70_001).endsWith("bc");
  }

  @Test
  void a_connect_call_with_our_token_and_its_signature_is_accepted() throws Exception {
    // HMAC-SHA256 with the token as key, over "n-1"; reckoned with openssl dgst.
    var signed = "91b9a6e96a24c6e861a030e1e8f911923a6d0747c6f25171a930bf34996199fd";
    socket.sendText(connect(RunningAgent.TOKEN, signed), true).join();
    assertThat(next()).contains("\"id\":7", "\"connected\":true");
  }

  @Test
  void a_connect_call_with_another_token_or_signature_is_refused() throws Exception {
    socket.sendText(connect("beef".repeat(16), "00"), true).join();
    assertThat(next()).contains("\"error\"");
    socket.sendText(connect(RunningAgent.TOKEN, "00"), true).join();
    assertThat(next()).contains("\"error\"");
  }

  private static String connect(String token, String signed) {
    return """
        {"id":7,"method":"connect","params":{"auth":
        {"token":"%s","nonce":"n-1","signedNonce":"%s"}}}"""
        .formatted(token, signed);
  }

  private String next() throws InterruptedException {
    return received.poll(5, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    message.append(text);
    if (last) {
      received.add(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }
}

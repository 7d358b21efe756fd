package io.bailiwick.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;

/** A sample agent in this JVM, on a free port. */
final class RunningAgent implements AutoCloseable {

  static final String TOKEN = "cafe".repeat(16);

  private final SampleAgent agent;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningAgent(Path home, String proxy) throws IOException {
    var environment =
        Map.of(
            "GATEWAY_TOKEN", TOKEN,
            "GATEWAY_PORT", "0",
            "HOME", home.toString(),
            "HTTP_PROXY", proxy,
            "HTTPS_PROXY", proxy);
    agent = new SampleAgent(Settings.from(environment));
    var serving = new Thread(this::serve);
    serving.setDaemon(true);
    serving.start();
  }

  private void serve() {
    try {
      agent.serve();
    } catch (IOException closed) {
      // The test is over.
    }
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    var publisher = BodyPublishers.ofString(body);
    return client.send(request(path).POST(publisher).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  HttpClient client() {
    return client;
  }

  WebSocket webSocket(WebSocket.Listener listener) {
    return client
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + TOKEN)
        .buildAsync(URI.create("ws://127.0.0.1:" + agent.port() + "/ws"), listener)
        .join();
  }

  @Override
  public void close() throws IOException {
    agent.close();
  }
}

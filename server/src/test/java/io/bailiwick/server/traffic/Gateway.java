package io.bailiwick.server.traffic;

import io.bailiwick.launched.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** An agent's gateway, as a browser or a program of its user's calls it. */
final class Gateway {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final RunningServer server;
  private final String agent;

  Gateway(RunningServer server, String agent) {
    this.server = server;
    this.agent = agent;
  }

  String path(String below) {
    return "/api/v1/agents/" + agent + "/gateway" + below;
  }

  /** The body arrives as it is sent. */
  HttpResponse<InputStream> stream(String token, String below) throws Exception {
    return HTTP.send(request(token, below).build(), BodyHandlers.ofInputStream());
  }

  /** The same for a user of several organizations. */
  HttpResponse<InputStream> stream(String token, String organization, String below)
      throws Exception {
    var request = request(token, below).header("Bailiwick-Organization", organization);
    return HTTP.send(request.build(), BodyHandlers.ofInputStream());
  }

  HttpResponse<String> post(String token, String below, BodyPublisher body) throws Exception {
    return HTTP.send(request(token, below).POST(body).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String token, String below, String body) throws Exception {
    return post(token, below, BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String token, String below) {
    return HttpRequest.newBuilder(URI.create(server.url() + path(below)))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  /** Opens the WebSocket. */
  Socket open(String ticket) {
    var socket = new Socket();
    HTTP.newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(20))
        .buildAsync(address("?ticket=" + ticket), socket)
        .join();
    return socket;
  }

  /** The status with which the WebSocket is refused; fails when it opens. */
  int refusal(String query) throws IOException {
    try {
      HTTP.newWebSocketBuilder().buildAsync(address(query), new Socket()).join();
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
        return handshake.getResponse().statusCode();
      }
      throw refused;
    }
    throw new AssertionError("The WebSocket opened with " + query);
  }

  private URI address(String query) {
    return URI.create("ws://127.0.0.1:" + server.httpPort() + path("/ws") + query);
  }
}

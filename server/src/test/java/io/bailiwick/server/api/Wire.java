package io.bailiwick.server.api;

import io.bailiwick.launched.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Sends what no well-meaning client would: bytes that are no text, and paths as they stand. */
final class Wire {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String server;

  Wire(String server) {
    this.server = server;
  }

  /** Without a body when that is null. */
  Answer send(String method, String rawPath, Map<String, String> headers, byte[] body) {
    return exchange(
        method,
        rawPath,
        headers,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  /** In chunks, so that no header tells the length. */
  Answer sendInChunks(String method, String rawPath, Map<String, String> headers, byte[] body) {
    return exchange(
        method,
        rawPath,
        headers,
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
  }

  private Answer exchange(
      String method, String rawPath, Map<String, String> headers, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(server + rawPath))
            .timeout(Duration.ofSeconds(90))
            .method(method, body);
    headers.forEach(request::header);
    var call = method + " " + rawPath;
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(call, response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError(call + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

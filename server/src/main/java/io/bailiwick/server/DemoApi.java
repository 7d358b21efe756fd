package io.bailiwick.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The HTTP API as the demo calls it: like any customer, with a session. */
final class DemoApi {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final String url;
  private final String token;

  private DemoApi(String url, String token) {
    this.url = url;
    this.token = token;
  }

  static DemoApi of(int httpPort) {
    return new DemoApi("http://127.0.0.1:" + httpPort + "/api/v1", null);
  }

  /** What was answered; its members by name. */
  record Answer(int status, Map<String, Object> body) {
    String text(String name) {
      return (String) body.get(name);
    }

    @SuppressWarnings("unchecked") // A page's items are objects.
    List<Map<String, Object>> items(String name) {
      return (List<Map<String, Object>>) body.get(name);
    }

    boolean succeeded() {
      return status < 300;
    }
  }

  /** The same API with a session of this user. */
  DemoApi signedIn(FirstAdminFile.Credentials user) {
    var session = mustCall("POST", "/sessions", user.asJson());
    return new DemoApi(url, session.text("token"));
  }

  void signOut() {
    call("DELETE", "/sessions/current", null);
  }

  /**
   * Calls and insists on success.
   *
   * @throws DemoFailed with what the server said
   */
  Answer mustCall(String method, String path, String json) {
    var answer = call(method, path, json);
    if (!answer.succeeded()) {
      throw new DemoFailed(
          method + " " + path + " answered " + answer.status() + ": " + answer.text("detail"));
    }
    return answer;
  }

  Answer call(String method, String path, String json) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(json));
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      var body = response.body();
      return new Answer(response.statusCode(), body.startsWith("{") ? Json.object(body) : Map.of());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DemoFailed("The demo was interrupted.");
    }
  }
}

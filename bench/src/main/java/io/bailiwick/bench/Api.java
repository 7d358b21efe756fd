package io.bailiwick.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;

/** Calls of a measured server's API that prepare a measurement. */
final class Api {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String server;
  private final String token;

  Api(String server, String token) {
    this.server = server;
    this.token = token;
  }

  /** The same server, signed in. */
  Api signedIn(String email, String password) {
    var session =
        send("POST", "/sessions", "{'email': '%s', 'password': '%s'}".formatted(email, password));
    return new Api(server, text("token", session));
  }

  /** What a load generator sends. */
  Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + token);
  }

  /**
   * @param json with single quotes for double ones; empty for no body
   * @return the body of an answer that must be a success
   */
  String send(String method, String path, String json) {
    var request = HttpRequest.newBuilder(URI.create(server + "/api/v1" + path));
    headers().forEach(request::header);
    if (json.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(json.replace('\'', '"')));
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + " is answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException fault) {
      throw new IllegalStateException(method + " " + path + " got no answer.", fault);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  String get(String path) {
    return send("GET", path, "");
  }

  /** The first field of this name. */
  static String text(String field, String json) {
    var found = Pattern.compile("\"" + field + "\" ?: ?\"?([^\",}]*)").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("There is no " + field + " in " + json);
    }
    return found.group(1);
  }
}

package io.bailiwick.launched;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A caller of the HTTP API, with the headers that it always sends. Paths are below {@code /api/v1}
 * and may carry a query. Bodies: a map, list or record becomes JSON, a text is sent as it is.
 */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .sslContext(TrustedByTests.context())
          .build();

  private final String server;
  private final Map<String, String> headers;
  private final boolean checked;

  Api(String server) {
    this(server, Map.of(), true);
  }

  private Api(String server, Map<String, String> headers, boolean checked) {
    this.server = server;
    this.headers = Map.copyOf(headers);
    this.checked = checked;
  }

  /** The same caller, sending this header with every call. */
  public Api with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Api(server, more, checked);
  }

  /** The same caller with this session token or API key. */
  public Api as(String credential) {
    return with("Authorization", "Bearer " + credential);
  }

  /** The same caller at another server on the same database. */
  public Api at(RunningServer other) {
    return new Api(other.url(), headers, checked);
  }

  /** The same caller without the comparison with {@code openapi.yaml}. */
  public Api unchecked() {
    return new Api(server, headers, false);
  }

  /** Signs in and answers the caller with that session. */
  public Api signedIn(String email, String password) {
    var session = post("/sessions", Map.of("email", email, "password", password)).expect(201);
    return as(session.text("/token"));
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends one call; without a body if that is null. */
  public Answer send(String method, String path, Object body) {
    var text = body == null || body instanceof String ? (String) body : json(body);
    var request = HttpRequest.newBuilder(URI.create(server + "/api/v1" + path));
    request.timeout(Duration.ofSeconds(90));
    headers.forEach(request::header);
    if (text == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      if (!headers.containsKey("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      request.method(method, BodyPublishers.ofString(text));
    }
    var answer = exchange(method + " " + path, request.build());
    if (checked) {
      Contract.check(method, path, headers, text, answer);
    }
    return answer;
  }

  private static Answer exchange(String call, HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(call, response.statusCode(), response.headers(), response.body());
    } catch (IOException fault) {
      throw new AssertionError(call + " got no answer: " + fault, fault);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException fault) {
      throw new AssertionError(fault);
    }
  }
}

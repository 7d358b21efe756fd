package io.bailiwick.server.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bailiwick.launched.Answer;
import io.bailiwick.launched.RunningServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** A browser: it keeps cookies, and is led from one site to another. */
final class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String api;
  private String csrf;

  Browser(RunningServer server) {
    api = "http://localhost:" + server.httpPort() + "/api/v1";
  }

  Answer get(String path) {
    return send("GET", URI.create(api + path), null);
  }

  String url(String path) {
    return api + path;
  }

  /** Goes there as whoever accepts this. */
  Answer asked(String url, String accept) {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", accept), "GET", null);
  }

  /** With the CSRF token, once {@link #mayWrite} has asked for it. */
  Answer send(String method, String path, Map<String, String> body) {
    return send(method, URI.create(api + path), body);
  }

  /** Follows one redirect. */
  Answer follow(Answer redirect) {
    return follow(redirect.header("Location"));
  }

  Answer follow(String url) {
    return send("GET", URI.create(url), null);
  }

  /** Begins to sign in, and goes as far as the URL that the issuer sends it back to. */
  String backFrom(String provider) {
    var away = get("/identity-providers/" + provider + "/sign-in?return_to=/done").expect(302);
    return follow(away).expect(302).header("Location");
  }

  void signIn(String provider) {
    follow(backFrom(provider)).expect(303);
  }

  void mayWrite() {
    csrf = get("/sessions/current").expect(200).text("/csrf_token");
  }

  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  HttpCookie cookie(String name) {
    return cookies().stream().filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
  }

  private Answer send(String method, URI uri, Map<String, String> body) {
    return send(HttpRequest.newBuilder(uri), method, body);
  }

  private Answer send(HttpRequest.Builder request, String method, Map<String, String> body) {
    try {
      if (csrf != null) {
        request.header("X-CSRF-Token", csrf);
      }
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request.header("Content-Type", "application/json");
        request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
      }
      var sent = request.build();
      var answer = http.send(sent, BodyHandlers.ofString());
      return new Answer(
          method + " " + sent.uri(), answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException fault) {
      throw new AssertionError(fault);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}

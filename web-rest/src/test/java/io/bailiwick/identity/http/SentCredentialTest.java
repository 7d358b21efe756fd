package io.bailiwick.identity.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentCredentialTest {

  private static final Token SESSION = Token.random("");

  private final Map<String, String> headers = new HashMap<>();
  private Cookie[] cookies;

  private HttpServletRequest request(String method) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getHeader" -> headers.get(arguments[0]);
                  case "getCookies" -> cookies;
                  case "getMethod" -> method;
                  default -> throw new AssertionError(called);
                });
  }

  private void cookie(Token token) {
    cookies =
        new Cookie[] {new Cookie("other", "x"), new Cookie("bailiwick_session", token.text())};
  }

  @Test
  void without_any_there_is_none() {
    assertThat(SentCredential.of(request("POST"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
  void a_bearer_token_is_taken_as_it_is(String scheme) {
    headers.put("Authorization", scheme + SESSION.text());

    assertThat(SentCredential.of(request("POST"))).contains(SESSION);
  }

  @Test
  void a_jwt_is_a_bearer_token_but_never_a_cookie() {
    var jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
    headers.put("Authorization", "Bearer " + jwt);
    assertThat(SentCredential.of(request("POST"))).contains(new Token(jwt));

    headers.clear();
    cookie(new Token(jwt));
    assertThat(SentCredential.of(request("GET"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaa.bbbbbbbbbb.",
        "aaaaaaaaaa.bbbbbbbbbb",
        "aaaaaaaa.bbbbbbbb.cccccccc.dddddddd",
        "aaaaaaaaaa..bbbbbbbbbb",
        "aaaaaaaaaa.bbbbbbbbbb.ccc=="
      })
  void what_has_not_the_three_parts_of_a_jwt_is_refused(String text) {
    headers.put("Authorization", "Bearer " + text);

    refused("GET", ProblemType.UNAUTHENTICATED);
  }

  @Test
  void a_jwt_of_more_than_8_kib_is_not_looked_at() {
    headers.put("Authorization", "Bearer a.b." + "c".repeat(8189));

    refused("GET", ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer x y", "Bearer ' OR 1=1 --"})
  void what_cannot_be_a_token_is_refused_even_beside_a_good_cookie(String header) {
    headers.put("Authorization", header);
    cookie(SESSION);

    refused("GET", ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void a_cookie_alone_is_enough_to_look(String method) {
    cookie(SESSION);

    assertThat(SentCredential.of(request(method))).contains(SESSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "FOO"})
  void a_cookie_needs_its_csrf_token_to_change_something(String method) {
    cookie(SESSION);
    refused(method, ProblemType.FORBIDDEN);

    headers.put("X-CSRF-Token", Token.random("").csrf());
    refused(method, ProblemType.FORBIDDEN);

    headers.put("X-CSRF-Token", SESSION.csrf());
    assertThat(SentCredential.of(request(method))).contains(SESSION);
  }

  @Test
  void an_api_key_is_not_taken_from_a_cookie() {
    cookie(Token.random(Token.API_KEY));

    assertThat(SentCredential.of(request("GET"))).isEmpty();
  }

  private void refused(String method, ProblemType type) {
    assertThatThrownBy(() -> SentCredential.of(request(method)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}

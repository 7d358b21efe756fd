package io.bailiwick.server.identity;

import io.bailiwick.launched.OperatedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What ends by the clock: sessions, keys and links. The last class, since no clock goes back. */
@Order(Integer.MAX_VALUE)
class ExpiryIT {

  private final OperatedServer operated = OperatedServer.shared();

  @Test
  void a_session_ends_after_its_days_as_bearer_and_as_cookie() {
    var ada = Person.signedUp(operated.server());
    var api = operated.server().api();
    var credentials = Map.of("email", ada.email(), "password", ada.password());
    var opened = api.post("/sessions", credentials).expect(201);
    var bearer = api.as(opened.text("/token"));
    var cookie = opened.header("Set-Cookie");
    var browser = api.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
    var ends = java.time.Instant.parse(opened.text("/expires_at"));

    operated.moveTo(ends.minus(Duration.ofMinutes(10)));
    bearer.get("/users/me").expect(200);
    browser.get("/users/me").expect(200);

    operated.moveTo(ends.plusSeconds(1));
    bearer.get("/users/me").expect(401).problem("unauthenticated");
    browser.get("/users/me").expect(401).problem("unauthenticated");
    browser
        .with("X-CSRF-Token", opened.text("/csrf_token"))
        .patch("/users/me", Map.of("name", "Ada"))
        .expect(401);
    ada.signedIn().get("/users/me").expect(200);
  }

  @Test
  void a_key_ends_at_the_moment_that_it_was_given() {
    var owner = Person.signedUp(operated.server()).signedIn();
    var ends = operated.now().plus(Duration.ofDays(2));
    var key =
        owner
            .post(
                "/api-keys",
                Map.of("name", "k", "scopes", List.of("read"), "expires_at", ends.toString()))
            .expect(201);
    var byKey = operated.server().api().as(key.text("/key"));

    operated.moveTo(ends.minus(Duration.ofMinutes(10)));
    byKey.get("/agents").expect(200);

    operated.moveTo(ends.plusSeconds(1));
    byKey.get("/agents").expect(401).problem("unauthenticated");
    owner.get("/agents").expect(200);
  }

  @Test
  void a_reset_link_serves_once_and_for_a_day_and_the_newest_only() {
    var ada = Person.signedUp(operated.server());
    var first = link(ada);
    var second = link(ada);
    reset(first, "a password from a link").expect(400);
    reset(second, "a password from a link").expect(204);
    reset(second, "another one from a link").expect(400);
    ada.withPassword("a password from a link").signedIn();

    var late = link(ada);
    operated.moveTo(operated.now().plus(Duration.ofHours(24)).plusSeconds(1));

    reset(late, "a password from a link too late").expect(400).problem("invalid-request");
    ada.withPassword("a password from a link").signedIn();
  }

  private String link(Person person) {
    return operated
        .server()
        .admin()
        .post("/admin/users/" + person.id() + "/password-reset", null)
        .expect(201)
        .text("/token");
  }

  private io.bailiwick.launched.Answer reset(String token, String password) {
    return operated
        .server()
        .api()
        .post("/password-resets", Map.of("token", token, "new_password", password));
  }
}

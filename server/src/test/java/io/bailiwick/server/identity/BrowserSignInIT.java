package io.bailiwick.server.identity;

import static io.bailiwick.launched.RealIssuer.newEmail;
import static io.bailiwick.launched.RealIssuer.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.RealIssuer;
import io.bailiwick.launched.RunningServer;
import io.bailiwick.launched.SmallIssuer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way through a browser to an issuer and back; the issuer is a real one. */
class BrowserSignInIT {

  private final RealIssuer issuer = RealIssuer.shared();
  private final RunningServer server = RunningServer.shared();
  private final Browser browser = new Browser(server);
  private final String subject = "sub-" + UUID.randomUUID();
  private final String email = newEmail();

  @Test
  void a_browser_comes_back_signed_in_and_its_page_goes_on() {
    issuer.nextIs("one", subject, verified(email));

    var back = browser.backFrom("one");
    var arrived = browser.follow(back).expect(303);

    assertThat(arrived.header("Location"))
        .isEqualTo("http://localhost:" + server.httpPort() + "/done");
    assertThat(browser.cookie("bailiwick_session").isHttpOnly()).isTrue();
    assertThat(browser.cookies()).extracting(each -> each.getName()).hasSize(1);
    var user = browser.get("/users/me").expect(200);
    assertThat(user.text("/email")).isEqualTo(email);
    browser.send("PATCH", "/users/me", Map.of("name", "Mallory")).expect(403);
    browser.mayWrite();
    browser.send("PATCH", "/users/me", Map.of("name", "Ada")).expect(200);
    // The same identity by a bearer token is the same user.
    var bearer = server.api().as(issuer.token("one", subject, Map.of()));
    assertThat(bearer.get("/users/me").expect(200).text("/id")).isEqualTo(user.text("/id"));
    browser.follow(back).expect(400);
    browser.send("DELETE", "/sessions/current", null).expect(204);
    browser.get("/users/me").expect(401);
  }

  @Test
  void the_issuer_is_asked_with_state_nonce_and_a_challenge() {
    var away = browser.get("/identity-providers/one/sign-in").expect(302);

    assertThat(away.header("Location"))
        .startsWith(issuer.url("one") + "/authorize?response_type=code&client_id=bailiwick")
        .contains("&state=", "&nonce=", "&code_challenge=", "&code_challenge_method=S256");
    assertThat(away.header("Set-Cookie"))
        .contains("; Path=/api/v1/identity-providers/one;", "; HttpOnly", "; SameSite=Lax")
        .contains("; Max-Age=600;");
    var providers = browser.get("/identity-providers").expect(200);
    assertThat(providers.json().at("/items").findValuesAsText("name"))
        .containsExactly("one", "two", "dead", "small");
    assertThat(providers.body()).doesNotContain("s3cret", "client");
    browser.get("/identity-providers/nowhere/sign-in").expect(404);
    browser.get("/identity-providers/dead/sign-in").expect(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.org", "//evil.example.org", "/%5Cevil.example.org", "/%09/evil", "",
        "evil", "/a%0d%0aSet-Cookie:x=y", "javascript:alert(1)", "/%5C/evil", "%2F%2Fevil"
      })
  void nobody_is_sent_to_another_site(String returnTo) {
    browser
        .get("/identity-providers/one/sign-in?return_to=" + returnTo)
        .expect(400)
        .problem("invalid-request");
  }

  @Test
  void whoever_did_not_begin_it_cannot_end_it() {
    issuer.nextIs("one", subject, verified(email));
    var back = browser.backFrom("one");

    new Browser(server).follow(back).expect(400);
    browser.follow(back.replaceAll("state=[^&]*", "state=" + "A".repeat(43))).expect(400);
    browser.follow(back.replaceAll("[?&]state=[^&]*", "?x=y")).expect(400);
    browser.follow(back + "&iss=https://evil.example.org").expect(400);
    browser.follow(back.replace("/one/", "/two/")).expect(400);
    var journey = browser.cookie("bailiwick_journey");
    var sealed = journey.getValue();
    journey.setValue(sealed.substring(0, sealed.length() - 3) + "AAA");
    browser.follow(back).expect(400);
    journey.setValue(sealed);

    browser.follow(back).expect(303);
  }

  @Test
  void a_code_of_another_sign_in_is_not_taken() {
    issuer.nextIs("one", subject, verified(email));
    var theirs = new Browser(server).backFrom("one");
    var code = theirs.replaceAll(".*[?&]code=([^&]*).*", "$1");

    var mine = browser.backFrom("one").replaceAll("code=[^&]*", "code=" + code);

    browser.follow(mine).expect(400);
    browser.get("/users/me").expect(401);
  }

  @Test
  void whom_the_issuer_does_not_let_in_is_told_so() {
    var back = browser.backFrom("one");

    var refused = back.replaceAll("code=[^&]*", "error=access_denied");

    assertThat(browser.follow(refused).expect(403).text("/detail")).contains("access_denied");
  }

  @Test
  void a_browser_is_told_on_a_page_what_a_program_is_told_in_json() {
    var back = browser.backFrom("one");
    var error = back.replaceAll("code=[^&]*", "error=%3Cscript%3Ealert(1)%3C/script%3E&x=y");

    var page = browser.asked(error, "text/html,application/xhtml+xml,*/*;q=0.8").expect(403);

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("did not let you in", "&lt;script&gt;", "href=\"/\"");
    assertThat(page.body()).doesNotContain("<script>");
    assertThat(browser.asked(error, "application/json").expect(403).problem("forbidden").body())
        .startsWith("{");
    var dead = browser.url("/identity-providers/dead/sign-in");
    assertThat(browser.asked(dead, "text/html").expect(503).body()).startsWith("<!doctype html>");
    assertThat(browser.asked(dead + "?x=y", "text/html").expect(400).body())
        .contains("&#39;x&#39;");
  }

  @Test
  void an_email_that_only_the_issuers_userinfo_tells_makes_an_account() {
    var small = SmallIssuer.shared();
    var away = browser.get("/identity-providers/small/sign-in?return_to=/done").expect(302);
    var sent = away.header("Location");
    small.redeemsFor(subject, sent.replaceAll(".*[?&]nonce=([^&]*).*", "$1"));
    small.tells(subject, Map.of("sub", subject, "email", email, "email_verified", true));
    var state = sent.replaceAll(".*[?&]state=([^&]*).*", "$1");

    // What issuers add to the query is none of our business.
    browser
        .get(
            "/identity-providers/small/callback?code=x&state=" + state + "&session_state=y&scope=z")
        .expect(303);

    var user = browser.get("/users/me").expect(200);
    assertThat(user.text("/email")).isEqualTo(email);
    assertThat(user.json().at("/email_verified").isNull()).isFalse();
  }

  @Test
  void a_login_is_linked_signs_in_and_is_unlinked() {
    var ada = Person.signedUp(server);
    signedInByPassword(ada);
    issuer.nextIs("one", subject, Map.of());

    link("one").expect(303);

    var account = browser.get("/users/me/accounts").expect(200);
    assertThat(account.text("/items/0/subject")).isEqualTo(subject);
    assertThat(account.text("/items/0/provider")).isEqualTo("one");
    issuer.nextIs("one", subject, Map.of());
    var other = new Browser(server);
    other.signIn("one");
    assertThat(other.get("/users/me").expect(200).text("/id")).isEqualTo(ada.id());

    browser.send("DELETE", "/users/me/accounts/" + account.text("/items/0/id"), null).expect(204);

    assertThat(browser.get("/users/me/accounts").expect(200).json().at("/items")).isEmpty();
    server.api().as(issuer.token("one", subject, Map.of())).get("/users/me").expect(403);
  }

  @Test
  void a_login_of_somebody_else_is_not_linked() {
    issuer.nextIs("one", subject, verified(email));
    new Browser(server).signIn("one");
    signedInByPassword(Person.signedUp(server));
    issuer.nextIs("one", subject, verified(email));

    link("one").expect(409).problem("conflict");
  }

  @Test
  void the_only_way_in_stays() {
    issuer.nextIs("one", subject, verified(email));
    browser.signIn("one");
    browser.mayWrite();
    var only = browser.get("/users/me/accounts").expect(200).text("/items/0/id");

    browser.send("DELETE", "/users/me/accounts/" + only, null).expect(409).problem("conflict");

    issuer.nextIs("two", subject, Map.of());
    link("two").expect(303);
    browser.send("DELETE", "/users/me/accounts/" + only, null).expect(204);
  }

  private void signedInByPassword(Person person) {
    browser
        .send("POST", "/sessions", Map.of("email", person.email(), "password", person.password()))
        .expect(201);
    browser.mayWrite();
  }

  /** Follows the whole way of linking a login. */
  private io.bailiwick.launched.Answer link(String provider) {
    var begun = browser.send("POST", "/users/me/accounts", Map.of("provider", provider));
    var away = browser.follow(begun.expect(200).text("/authorization_url"));
    return browser.follow(away.expect(302));
  }
}

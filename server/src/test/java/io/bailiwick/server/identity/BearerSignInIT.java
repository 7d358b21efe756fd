package io.bailiwick.server.identity;

import static io.bailiwick.launched.RealIssuer.newEmail;
import static io.bailiwick.launched.RealIssuer.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.RealIssuer;
import io.bailiwick.launched.RunningServer;
import io.bailiwick.launched.SmallIssuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A JWT of an issuer that the operator trusts, as a bearer token; the issuer is a real one. */
class BearerSignInIT {

  private final RealIssuer issuer = RealIssuer.shared();
  private final RunningServer server = RunningServer.shared();
  private final String subject = "sub-" + UUID.randomUUID();
  private final String email = newEmail();

  private Api with(String name, Map<String, Object> claims) {
    return server.api().as(issuer.token(name, subject, claims));
  }

  @Test
  void an_identity_signs_up_with_its_first_token_and_is_the_same_user_ever_after() {
    var first = with("one", Map.of("email", email, "email_verified", true, "name", "Ada"));

    var user = first.get("/users/me").expect(200);

    assertThat(user.text("/email")).isEqualTo(email);
    assertThat(user.text("/name")).isEqualTo("Ada");
    assertThat(user.text("/status")).isEqualTo("active");
    assertThat(user.json().at("/email_verified").isNull()).isFalse();
    first.post("/agents", Map.of("name", "mine")).expect(201);
    var again = with("one", Map.of("email", newEmail()));
    assertThat(again.get("/users/me").expect(200).text("/id")).isEqualTo(user.text("/id"));
    assertThat(again.get("/users/me/sessions").expect(200).json().at("/items")).hasSize(2);
    assertThat(line("user.sign-up", user.text("/id")).at("/after/email").asText()).isEqualTo(email);
    assertThat(line("user.account.link", user.text("/id")).at("/after/subject").asText())
        .isEqualTo(subject);
    assertThat(line("session.create", user.text("/id"))).isNotNull();
    assertThat(with("two", Map.of("email", newEmail())).get("/users/me").expect(200).text("/id"))
        .isNotEqualTo(user.text("/id"));
  }

  @Test
  void signing_out_holds_although_the_token_is_still_good() {
    var here = with("one", verified(email));
    var there = with("one", verified(email));
    here.get("/users/me").expect(200);
    there.get("/users/me").expect(200);

    here.delete("/sessions/current").expect(204);

    here.get("/users/me").expect(401).problem("unauthenticated");
    here.get("/users/me").expect(401);
    there.get("/users/me").expect(200);
    there.delete("/users/me/sessions").expect(204);
  }

  @Test
  void of_many_first_requests_at_once_one_signs_up() {
    var same = issuer.token("one", subject, verified(email));

    var ids =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(
                each ->
                    each % 2 == 0
                        ? server.api().as(same)
                        : server.api().as(issuer.token("one", subject, verified(email))))
            .map(api -> api.get("/users/me").expect(200).text("/id"))
            .distinct()
            .toList();

    assertThat(ids).hasSize(1);
  }

  @Test
  void an_email_that_has_an_account_is_taken_only_where_the_operator_trusts_the_issuer_so_far() {
    var ada = Person.signedUp(server);
    var session = ada.signedIn();

    var refusal = with("one", verified(ada.email())).get("/users/me").expect(403);
    assertThat(refusal.text("/detail")).contains("POST /api/v1/users/me/accounts");
    with("two", Map.of("email", ada.email())).get("/users/me").expect(403);
    session.get("/users/me").expect(200);

    var linked = with("two", verified(ada.email())).get("/users/me").expect(200);

    assertThat(linked.text("/id")).isEqualTo(ada.id());
    // Nobody had proved that the e-mail was theirs: what they knew opens nothing any more.
    session.get("/users/me").expect(401);
    server
        .api()
        .post("/sessions", Map.of("email", ada.email(), "password", ada.password()))
        .expect(401);
  }

  @Test
  void an_administrators_account_is_not_opened_by_an_email() {
    var ada = Person.signedUp(server);
    ada.become("role", "admin");

    with("two", verified(ada.email())).get("/users/me").expect(403);

    ada.become("role", "user");
  }

  @Test
  void a_token_without_an_email_serves_whoever_has_an_account() {
    var refusal = with("one", Map.of()).get("/users/me").expect(403);
    assertThat(refusal.text("/detail")).contains("/api/v1/identity-providers/one/sign-in");

    with("one", verified(email)).get("/users/me").expect(200);

    with("one", Map.of()).get("/users/me").expect(200);
  }

  @Test
  void ed25519_signs_too_and_the_issuer_is_asked_for_the_email_that_the_token_lacks() {
    var small = SmallIssuer.shared();
    var token = small.token(subject, RealIssuer.AUDIENCE, Map.of());
    server.api().as(token).get("/users/me").expect(403);
    small.tells(subject, Map.of("sub", "somebody else", "email", email));
    server.api().as(token).get("/users/me").expect(403);

    small.tells(subject, Map.of("sub", subject, "email", email, "name", "Ada"));

    var user = server.api().as(token).get("/users/me").expect(200);
    assertThat(user.text("/email")).isEqualTo(email);
    assertThat(user.text("/name")).isEqualTo("Ada");
    var forged = token.substring(0, token.length() - 4) + "AAAA";
    server.api().as(forged).get("/users/me").expect(401);
  }

  @Test
  void an_id_token_opens_nothing_even_where_it_names_our_audience() {
    var small = SmallIssuer.shared();
    small.tells(subject, Map.of("sub", subject, "email", email));
    var ours = small.token(subject, RealIssuer.AUDIENCE, Map.of("nonce", "n"));
    var clients = small.token(subject, "bailiwick", Map.of("email", email));

    server.api().as(ours).get("/users/me").expect(401).problem("unauthenticated");
    server.api().as(clients).get("/users/me").expect(401).problem("unauthenticated");
  }

  @Test
  void a_suspended_user_is_out_with_every_token() {
    var old = with("one", verified(email));
    var id = old.get("/users/me").expect(200).text("/id");

    become(id, "suspended");

    old.get("/users/me").expect(403).problem("account-status");
    with("one", verified(email)).get("/users/me").expect(403).problem("account-status");
    become(id, "active");
    old.get("/users/me").expect(401);
    with("one", verified(email)).get("/users/me").expect(200);
  }

  private void become(String id, String status) {
    server.admin().put("/admin/users/" + id + "/status", Map.of("status", status)).expect(204);
  }

  @Test
  void what_is_forged_expired_or_for_somebody_else_opens_nothing() {
    var good = issuer.token("one", subject, verified(email));
    var parts = good.split("\\.");
    var lifetime = Duration.ofSeconds(-120);
    var wrong =
        List.of(
            parts[0] + "." + parts[1] + "." + "A".repeat(342),
            "eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2],
            issuer.token("one", subject, "https://other.example.org", verified(email), lifetime),
            issuer.token("one", subject, RealIssuer.AUDIENCE, verified(email), lifetime),
            issuer.token("unknown", subject, verified(email)));

    for (var jwt : wrong) {
      server.api().as(jwt).get("/users/me").expect(401).problem("unauthenticated");
    }
    server.api().as(good).get("/users/me").expect(200);
  }

  @Test
  void an_issuer_that_cannot_be_reached_is_a_503_and_holds_nobody_up() {
    var parts = issuer.token("one", subject, verified(email)).split("\\.");
    var payload = "{\"iss\":\"" + RealIssuer.DEAD + "\",\"sub\":\"x\",\"exp\":9999999999}";
    var jwt =
        parts[0]
            + "."
            + java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + "."
            + parts[2];
    var from = System.nanoTime();

    var answer = server.api().unchecked().as(jwt).get("/users/me").expect(503);

    assertThat(answer.problem("unavailable").header("Retry-After")).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(15));
    server.api().as(jwt).get("/openapi.yaml").expect(200);
  }

  private JsonNode line(String action, String user) {
    var lines = server.admin().get("/admin/audit?limit=200&action=" + action).expect(200).json();
    for (var line : lines.at("/items")) {
      if (line.at("/subject").asText().equals("user/" + user)) {
        return line;
      }
    }
    throw new AssertionError("No line tells of " + action + ".");
  }
}

package io.bailiwick.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.RealIssuer;
import io.bailiwick.launched.RunningServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How users come in where sign-up is not open. */
class SignUpModesIT {

  @Test
  void where_sign_up_is_open_a_user_works_at_once() {
    var ada = Person.signedUp(RunningServer.shared());

    var profile = ada.signedIn().get("/users/me").expect(200);
    assertThat(profile.text("/status")).isEqualTo("active");
    ada.signedIn().post("/api-keys", Map.of("name", "k", "scopes", List.of("read"))).expect(201);
  }

  @Test
  void where_sign_up_needs_approval_a_login_elsewhere_waits_too_and_where_it_is_closed_is_nobody() {
    try (var issuer = new RealIssuer();
        var server =
            LaunchedServer.with(
                Map.of(
                    "BAILIWICK_SIGN_UP",
                    "approval",
                    "BAILIWICK_DEFAULT_PLAN",
                    "team",
                    "BAILIWICK_OIDC",
                    issuer.setting(RealIssuer.DEAD + "/small")))) {
      waitsAndGetsTheDefaultPlanWithTheApproval(server);
      var ada = waitsAfterALoginElsewhere(server, issuer);

      server.stop();
      server.set("BAILIWICK_SIGN_UP", "closed").start();

      var stranger = issuer.token("one", "stranger", RealIssuer.verified(RealIssuer.newEmail()));
      server.api().as(stranger).get("/users/me").expect(403).problem("forbidden");
      var again = issuer.token("one", "ada", Map.of());
      assertThat(server.api().as(again).get("/users/me").expect(200).text("/id")).isEqualTo(ada);
    }
  }

  private static void waitsAndGetsTheDefaultPlanWithTheApproval(LaunchedServer server) {
    // The first admin's organization gets no other plan than everybody's, and that one is yet to
    // be made.
    var admin = server.admin();
    assertThat(admin.get("/users/me").expect(200).json().at("/organizations/0/plan_name").isNull())
        .isTrue();
    admin.post("/plans", Map.of("name", "team", "max_agents", 1, "max_vpses", 1)).expect(201);
    var bob = Person.signedUp(server);
    var session = bob.signedIn();
    assertThat(session.get("/users/me").expect(200).text("/status")).isEqualTo("pending");
    session.get("/organizations").expect(403).problem("account-status");

    bob.become("status", "active");

    var profile = session.get("/users/me").expect(200);
    assertThat(profile.text("/status")).isEqualTo("active");
    assertThat(profile.text("/organizations/0/plan_name")).isEqualTo("team");
    session.get("/organizations").expect(200);
  }

  private static String waitsAfterALoginElsewhere(LaunchedServer server, RealIssuer issuer) {
    var email = RealIssuer.newEmail();
    var ada = server.api().as(issuer.token("one", "ada", RealIssuer.verified(email)));
    var id = ada.get("/users/me").expect(200).text("/id");
    ada.get("/organizations").expect(403).problem("account-status");
    new Person(server, id, email, null).become("status", "active");
    ada.get("/organizations").expect(200);
    return id;
  }
}

package io.bailiwick.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How users come in where sign-up is not open. */
class SignUpModesIT {

  @Test
  void where_sign_up_is_open_a_user_works_at_once() {
    var ada = Person.signedUp(LaunchedServer.shared());

    var profile = ada.signedIn().get("/users/me").expect(200);
    assertThat(profile.text("/status")).isEqualTo("active");
    ada.signedIn().post("/api-keys", Map.of("name", "k", "scopes", List.of("read"))).expect(201);
  }

  @Test
  void by_default_a_user_waits_and_gets_the_default_plan_with_the_approval() {
    var settings = Map.of("BAILIWICK_SIGN_UP", "approval", "BAILIWICK_DEFAULT_PLAN", "team");
    try (var server = LaunchedServer.with(settings)) {
      // The first admin's organization gets no other plan than everybody's, and that one is yet to
      // be made.
      var admin = server.admin();
      assertThat(
              admin.get("/users/me").expect(200).json().at("/organizations/0/plan_name").isNull())
          .isTrue();
      admin.post("/plans", Map.of("name", "team", "max_agents", 1, "max_vpses", 1)).expect(201);
      var ada = Person.signedUp(server);
      var session = ada.signedIn();
      assertThat(session.get("/users/me").expect(200).text("/status")).isEqualTo("pending");
      session.get("/organizations").expect(403).problem("account-status");

      ada.become("status", "active");

      var profile = session.get("/users/me").expect(200);
      assertThat(profile.text("/status")).isEqualTo("active");
      assertThat(profile.text("/organizations/0/plan_name")).isEqualTo("team");
      session.get("/organizations").expect(200);
    }
  }

  @Test
  void a_login_elsewhere_waits_for_approval_too_and_is_nobody_where_sign_up_is_closed() {
    try (var issuer = new RealIssuer();
        var server =
            LaunchedServer.with(
                Map.of(
                    "BAILIWICK_SIGN_UP",
                    "approval",
                    "BAILIWICK_OIDC",
                    issuer.setting(RealIssuer.DEAD + "/small")))) {
      var email = RealIssuer.newEmail();
      var ada = server.api().as(issuer.token("one", "ada", RealIssuer.verified(email)));
      var id = ada.get("/users/me").expect(200).text("/id");
      ada.get("/organizations").expect(403).problem("account-status");
      new Person(server, id, email, null).become("status", "active");
      ada.get("/organizations").expect(200);

      server.stop();
      server.set("BAILIWICK_SIGN_UP", "closed").start();

      ada.get("/organizations").expect(200);
      var stranger = issuer.token("one", "stranger", RealIssuer.verified(RealIssuer.newEmail()));
      server.api().as(stranger).get("/users/me").expect(403).problem("forbidden");
      var again = issuer.token("one", "ada", Map.of());
      assertThat(server.api().as(again).get("/users/me").expect(200).text("/id")).isEqualTo(id);
    }
  }
}

package io.bailiwick.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How users come in where sign-up is not open. */
class SignUpModesIT {

  @Test
  void by_default_a_user_waits_and_gets_the_default_plan_with_the_approval() {
    try (var server = LaunchedServer.with(Map.of("BAILIWICK_SIGN_UP", "approval"))) {
      var ada = Person.signedUp(server);
      var session = ada.signedIn();
      assertThat(session.get("/users/me").expect(200).text("/status")).isEqualTo("pending");
      session.get("/organizations").expect(403).problem("account-status");

      ada.become("status", "active");

      var profile = session.get("/users/me").expect(200);
      assertThat(profile.text("/status")).isEqualTo("active");
      assertThat(profile.text("/organizations/0/plan_name")).isEqualTo("demo");
      session.get("/organizations").expect(200);
    }
  }
}

package io.bailiwick.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.LaunchedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A VPS elsewhere, from the order to its end, through the whole server. */
class FlyIT {

  private static final String TOKEN = "fo1_a-token-that-no-log-holds";
  private static final String FLY_STANDARD = "01900000-0000-7000-8000-000000000012";
  private static final Duration SOON = Duration.ofSeconds(120);

  @Test
  void a_vps_lives_at_fly_through_an_outage_and_what_is_not_ours_shows_as_drift()
      throws IOException {
    try (var fly = new TinyFly();
        var server = LaunchedServer.with(settings(fly))) {
      var customer = new AgentsAndVpses(server.customer());
      var agent = customer.newAgent("Abroad");
      var vps =
          customer
              .customer()
              .post("/agents/" + agent + "/vps?wait=30s", Map.of("vps_config_id", FLY_STANDARD))
              .expect(201)
              .json();
      assertThat(vps.at("/state").asText()).isEqualTo("running");
      assertThat(vps.at("/provider").asText()).isEqualTo("fly");
      var environment = fly.onlyMachine().at("/config/env");
      assertThat(environment.at("/GATEWAY_TOKEN").asText()).matches("[0-9a-f]{64}");
      assertThat(environment.at("/HTTPS_PROXY").asText())
          .endsWith("@proxy.example.org:3128")
          .contains(agent);

      fly.setDown(true);
      customer.customer().send("POST", "/agents/" + agent + "/vps/stop", null).expect(200);
      await().atMost(SOON).until(() -> customer.vps(agent).at("/failure").asText().contains("fly"));
      fly.setDown(false);
      await().atMost(SOON).until(() -> customer.vps(agent).at("/state").asText().equals("stopped"));

      var stray = UUID.randomUUID().toString();
      fly.add("stray", stray);
      await()
          .atMost(SOON)
          .until(() -> server.admin().get("/admin/vpses?drift=true").body().contains(stray));

      customer.customer().delete("/agents/" + agent + "/vps?wait=30s").expect(204);
      assertThat(fly.onlyMachine().at("/id").asText()).as("and nothing else").isEqualTo("stray");
      assertThat(server.output()).doesNotContain(TOKEN);
    }
  }

  private static Map<String, String> settings(TinyFly fly) {
    return Map.of(
        "BAILIWICK_FLY_API_TOKEN",
        TOKEN,
        "BAILIWICK_FLY_APP",
        "our-app",
        "BAILIWICK_FLY_API_URL",
        fly.url(),
        "BAILIWICK_PROXY_PUBLIC_URL",
        "http://proxy.example.org:3128");
  }
}

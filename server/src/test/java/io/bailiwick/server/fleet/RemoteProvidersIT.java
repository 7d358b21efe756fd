package io.bailiwick.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.LaunchedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** VPSes elsewhere, from the order to their end, through the whole server. */
class RemoteProvidersIT {

  private static final String TOKEN = "fo1_a-token-that-no-log-holds";
  private static final String FLY_STANDARD = "01900000-0000-7000-8000-000000000012";
  private static final String HETZNER_STANDARD = "01900000-0000-7000-8000-000000000013";
  private static final Duration SOON = Duration.ofSeconds(120);

  private static TinyFly fly;
  private static TinyHetzner hetzner;
  private static SshMachine machine;
  private static LaunchedServer server;

  @BeforeAll
  static void start() throws IOException {
    fly = new TinyFly();
    machine = new SshMachine();
    hetzner = new TinyHetzner(machine);
    server =
        LaunchedServer.with(
            Map.of(
                "BAILIWICK_FLY_API_TOKEN",
                TOKEN,
                "BAILIWICK_FLY_APP",
                "our-app",
                "BAILIWICK_FLY_API_URL",
                fly.url(),
                "BAILIWICK_FLY_NETWORK",
                "127.0.0.0/8",
                "BAILIWICK_HETZNER_API_TOKEN",
                TOKEN,
                "BAILIWICK_HETZNER_API_URL",
                hetzner.url(),
                "BAILIWICK_HETZNER_SSH_KEY",
                "our-key",
                "BAILIWICK_HETZNER_SSH_PRIVATE_KEY",
                machine.privateKey(),
                "BAILIWICK_HETZNER_SSH_PORT",
                Integer.toString(machine.port()),
                "BAILIWICK_PROXY_PUBLIC_URL",
                "https://proxy.example.org:3128"));
  }

  @AfterAll
  static void stop() {
    server.close();
    hetzner.close();
    machine.close();
    fly.close();
  }

  @Test
  void a_vps_lives_at_fly_through_an_outage_and_what_is_not_ours_shows_as_drift() {
    var customer = new AgentsAndVpses(server.customer());
    var agent = customer.newAgent("Abroad");
    var vps = provision(customer, agent, FLY_STANDARD);
    assertThat(vps.at("/state").asText()).isEqualTo("running");
    assertThat(vps.at("/provider").asText()).isEqualTo("fly");
    var environment = fly.onlyMachine().at("/config/env");
    assertThat(environment.at("/GATEWAY_TOKEN").asText()).matches("[0-9a-f]{64}");
    assertThat(environment.at("/HTTPS_PROXY").asText())
        .startsWith("https://")
        .endsWith("@proxy.example.org:3128")
        .contains(agent);

    fly.setDown(true);
    customer.customer().send("POST", "/agents/" + agent + "/vps/stop", null).expect(200);
    await().atMost(SOON).until(() -> customer.vps(agent).at("/failure").asText().contains("fly"));
    fly.setDown(false);
    await().atMost(SOON).until(() -> customer.vps(agent).at("/state").asText().equals("stopped"));

    var stray = UUID.randomUUID().toString();
    fly.add("stray", stray);
    await().atMost(SOON).until(() -> drift().contains(stray));

    customer.customer().delete("/agents/" + agent + "/vps?wait=30s").expect(204);
    assertThat(fly.onlyMachine().at("/id").asText()).as("and nothing else").isEqualTo("stray");
    assertThat(server.output()).doesNotContain(TOKEN);
  }

  @Test
  void a_vps_lives_at_hetzner_and_nothing_but_ssh_to_the_key_we_gave_it_leads_to_its_gateway()
      throws IOException {
    assumeTrue(SshMachine.canRun(), "Only root can be let in as root.");
    var customer = new AgentsAndVpses(server.customer());
    var agent = customer.newAgent("Far away");
    var vps = provision(customer, agent, HETZNER_STANDARD);
    await().atMost(SOON).until(() -> customer.vps(agent).at("/state").asText().equals("running"));
    assertThat(vps.at("/provider").asText()).isEqualTo("hetzner");
    assertThat(hetzner.onlyServer().at("/created_with/user_data").asText())
        .as("what every process of the server can read")
        .doesNotContain(machine.environment("GATEWAY_TOKEN"));
    assertThat(machine.environment("HTTPS_PROXY")).startsWith("https://" + agent + ":");
    await().atMost(SOON).until(() -> customer.reachable(agent));
    echoes(customer, agent, "through the tunnel");

    machine.restart();
    await().atMost(SOON).until(() -> customer.reachable(agent));
    echoes(customer, agent, "through another one");

    customer.call(agent, "stop");
    assertThat(machine.isOff()).isTrue();
    customer.call(agent, "start");
    await().atMost(SOON).until(() -> customer.reachable(agent));
    echoes(customer, agent, "after a stop");

    machine.restartAsImpostor();
    await().atMost(SOON).until(() -> !customer.reachable(agent));
    customer
        .customer()
        .unchecked()
        .post("/agents/" + agent + "/gateway/echo", Map.of("secret", "kept"))
        .expect(502);
    assertThat(machine.log()).as("one with another key is told nothing").doesNotContain("Accepted");

    var stray = UUID.randomUUID().toString();
    hetzner.add(stray);
    await().atMost(SOON).until(() -> drift().contains(stray));
    hetzner.remove(stray);

    customer.customer().delete("/agents/" + agent + "/vps?wait=30s").expect(204);
    assertThat(hetzner.isEmpty()).isTrue();
    assertThat(server.output()).doesNotContain(TOKEN);
  }

  private static JsonNode provision(AgentsAndVpses customer, String agent, String config) {
    return customer
        .customer()
        .post("/agents/" + agent + "/vps?wait=30s", Map.of("vps_config_id", config))
        .expect(201)
        .json();
  }

  private static void echoes(AgentsAndVpses customer, String agent, String text) {
    var answer =
        customer
            .customer()
            .unchecked()
            .post("/agents/" + agent + "/gateway/echo", Map.of("said", text))
            .expect(200);
    assertThat(answer.body()).contains(text);
  }

  private static String drift() {
    return server.admin().get("/admin/vpses?drift=true").body();
  }
}

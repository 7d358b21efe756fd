package io.bailiwick.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.RunningServer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a customer and an administrator may do with agents and VPSes, in order, and what it gets.
 */
class VpsLifeIT {

  private static final String HETZNER_STANDARD = "01900000-0000-7000-8000-000000000013";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RunningServer server = RunningServer.shared();
  private final AgentsAndVpses customer = new AgentsAndVpses(server.customer());

  @Test
  void a_vps_is_provisioned_stopped_started_and_destroyed() {
    var agent = customer.newAgent("Ada");

    var vps = customer.provision(agent, "30s");
    assertThat(vps.at("/state").asText()).isEqualTo("running");
    assertThat(vps.at("/agent_id").asText()).isEqualTo(agent);
    assertThat(customer.reachable(agent)).isTrue();
    assertThat(customer.attempt(agent, "provision")).isEqualTo(409);
    assertThat(customer.attempt(agent, "start")).isEqualTo(409);

    assertThat(customer.call(agent, "stop").at("/state").asText()).isEqualTo("stopped");
    assertThat(customer.reachable(agent)).isFalse();
    assertThat(customer.attempt(agent, "stop")).isEqualTo(409);
    assertThat(customer.attempt(agent, "restart")).isEqualTo(409);
    assertThat(customer.call(agent, "start").at("/state").asText()).isEqualTo("running");

    customer.customer().delete("/agents/" + agent + "/vps?wait=30s").expect(204);
    assertThat(customer.vps(agent).isNull()).isTrue();
    assertThat(customer.attempt(agent, "destroy")).isEqualTo(404);
    assertThat(customer.all().get(0).at("/state").asText()).isEqualTo("destroyed");
    assertThat(server.data().resolve("vpses").resolve(vps.at("/id").asText())).doesNotExist();
  }

  @Test
  void a_machine_that_dies_by_itself_is_started_again() throws Exception {
    var agent = customer.newAgent("Phoenix");
    var id = customer.provision(agent, "30s").at("/id").asText();
    var folder = server.data().resolve("vpses").resolve(id).toString();

    ProcessHandle.allProcesses()
        .filter(process -> commandOf(process).contains(folder))
        .forEach(ProcessHandle::destroyForcibly);

    await().atMost(SOON).until(() -> !customer.reachable(agent));
    await().atMost(Duration.ofSeconds(40)).until(() -> customer.reachable(agent));
    assertThat(customer.vps(agent).at("/desired_state").asText()).isEqualTo("running");
    customer.attempt(agent, "destroy");
  }

  @Test
  void what_an_agent_is_set_up_with_reaches_its_running_machine() {
    var agent = customer.newAgent("Grace");
    var api = customer.customer();
    api.put("/agents/" + agent + "/config", Map.of("model", "small")).expect(409);
    api.put("/agents/" + agent + "/workspace/SOUL.md", Map.of("content", "kind")).expect(204);
    var id = customer.provision(agent, "30s").at("/id").asText();
    var home = server.data().resolve("vpses").resolve(id).resolve("home");
    assertThat(home.resolve("workspace/SOUL.md")).hasContent("kind");

    api.put("/agents/" + agent + "/config", Map.of("model", "large")).expect(200);
    api.post(
            "/agents/" + agent + "/channels",
            Map.of("kind", "telegram", "credentials", Map.of("bot_token", "t0ken")))
        .expect(201);
    await()
        .atMost(SOON)
        .until(
            () -> {
              var config = Files.readString(home.resolve("config.json"));
              return config.contains("\"large\"") && config.contains("t0ken");
            });
    assertThat(api.get("/agents/" + agent + "/channels").expect(200).body())
        .doesNotContain("t0ken");
    api.delete("/agents/" + agent).expect(204);
    await().atMost(SOON).until(() -> !Files.exists(home));
  }

  @Test
  void a_rotated_token_is_shown_once_and_the_machine_comes_back_with_it() {
    var agent = customer.newAgent("Rotor");
    customer.provision(agent, "30s");

    var token =
        customer
            .customer()
            .send("POST", "/agents/" + agent + "/rotate-token", null)
            .expect(200)
            .text("/gateway_token");

    assertThat(token).matches("[0-9a-f]{64}");
    await().atMost(SOON).until(() -> customer.reachable(agent));
    customer.attempt(agent, "destroy");
  }

  @Test
  void no_more_agents_than_the_plan_allows_also_when_asked_for_at_once() {
    var api = customer.customer();
    var answers =
        java.util.stream.IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> api.post("/agents", Map.of("name", "agent " + i)).status())
            .toList();

    assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
    assertThat(answers).filteredOn(status -> status == 403).hasSize(7);
    assertThat(api.post("/agents", Map.of("name", "more")).problem("plan-limit").body())
        .contains("5/5");
  }

  @Test
  void an_administrator_sees_stops_and_destroys_what_is_anybodys() {
    var agent = customer.newAgent("Watched");
    var id = customer.provision(agent, "30s").at("/id").asText();
    var admin = server.admin();

    assertThat(admin.get("/admin/vpses?state=running").expect(200).body()).contains(id);
    assertThat(
            admin
                .send("POST", "/admin/vpses/" + id + "/stop?wait=30s", null)
                .expect(200)
                .text("/state"))
        .isEqualTo("stopped");
    admin.send("POST", "/admin/vpses/" + id + "/destroy?wait=30s", null).expect(204);
    admin.send("POST", "/admin/vpses/" + id + "/destroy", null).expect(409);
    assertThat(customer.vps(agent).isNull()).isTrue();
    customer.customer().get("/admin/vpses").expect(403);
  }

  @Test
  void a_machine_that_no_row_knows_is_told_to_an_administrator_and_left_alone() throws Exception {
    var stray = UUID.randomUUID().toString();
    var folder = Files.createDirectories(server.data().resolve("vpses").resolve(stray));
    try {
      await().atMost(SOON).until(() -> drift().contains(stray));
      assertThat(folder).exists();
      assertThat(server.admin().get("/admin/vpses").expect(200).body()).doesNotContain(stray);
    } finally {
      Files.delete(folder);
    }
    await().atMost(SOON).until(() -> !drift().contains(stray));
  }

  private String drift() {
    return server.admin().get("/admin/vpses?drift=true").expect(200).body();
  }

  @Test
  void a_provider_that_is_not_configured_is_refused_by_the_names_of_its_settings() {
    var agent = customer.newAgent("Elsewhere");
    var refused =
        customer
            .customer()
            .post("/agents/" + agent + "/vps", Map.of("vps_config_id", HETZNER_STANDARD))
            .problem("invalid-request");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("BAILIWICK_HETZNER_API_TOKEN", "BAILIWICK_PROXY_PUBLIC_URL");
    customer.customer().delete("/agents/" + agent).expect(204);
  }

  private static String commandOf(ProcessHandle process) {
    try {
      var path = java.nio.file.Path.of("/proc/" + process.pid() + "/cmdline");
      return Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException gone) {
      return "";
    }
  }
}

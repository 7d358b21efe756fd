package io.bailiwick.server.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.Answer;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Plans and configurations over HTTP, as an administrator makes them and a customer sees them. */
class CatalogIT {

  private final RunningServer server = RunningServer.shared();
  private final Api admin = server.admin();

  @Test
  void a_plan_has_the_seeds_defaults_and_changes_only_where_it_is_told() {
    var plan = plan();
    assertThat(plan.number("/max_bandwidth_bytes")).isEqualTo(107_374_182_400L);
    assertThat(plan.number("/max_memory_mb_seconds")).isEqualTo(368_640_000L);
    assertThat(plan.number("/max_boxes")).isEqualTo(1);

    var unlimited = new LinkedHashMap<String, Object>();
    unlimited.put("max_boxes", null);
    unlimited.put("max_cpu_ms", 7);
    var changed = admin.patch("/plans/" + plan.id(), unlimited).expect(200);

    assertThat(changed.json().at("/max_boxes").isNull()).isTrue();
    assertThat(changed.number("/max_cpu_ms")).isEqualTo(7);
    assertThat(changed.text("/name")).isEqualTo(plan.text("/name"));
  }

  @Test
  void who_changes_what_another_has_changed_meanwhile_is_told() {
    var plan = plan();
    var seen = plan.header("ETag");
    admin.with("If-Match", seen).patch("/plans/" + plan.id(), Map.of("max_agents", 9)).expect(200);

    admin
        .with("If-Match", seen)
        .patch("/plans/" + plan.id(), Map.of("max_agents", 10))
        .expect(412)
        .problem("precondition-failed");
    admin.with("If-Match", seen).delete("/plans/" + plan.id()).expect(412);
    var now = admin.get("/plans/" + plan.id()).expect(200).header("ETag");
    admin.with("If-Match", now).delete("/plans/" + plan.id()).expect(204);
    admin.get("/plans/" + plan.id()).expect(404);
  }

  @Test
  void an_ordinary_refusal_is_no_error_in_the_databases_log() throws IOException {
    var before = databaseErrors();
    var name = "taken " + UUID.randomUUID();
    var plan = Map.<String, Object>of("name", name, "max_agents", 1, "max_vpses", 1);
    admin.post("/plans", plan).expect(201);
    admin.post("/plans", plan).expect(409);
    var renamed = plan();
    admin.patch("/plans/" + renamed.id(), Map.of("name", name)).expect(409);
    var user = Map.of("email", UUID.randomUUID() + "@example.org", "password", "correct horse 1");
    server.api().post("/sign-up", user).expect(201);
    server.api().post("/sign-up", user).expect(409);

    assertThat(databaseErrors()).isEqualTo(before);
  }

  private List<String> databaseErrors() throws IOException {
    try (var lines = Files.lines(server.data().resolve("logs/postgres.log"))) {
      return lines.filter(line -> line.contains("duplicate key value")).toList();
    }
  }

  @Test
  void two_plans_never_have_one_name() {
    var plan = plan();
    admin
        .post("/plans", Map.of("name", plan.text("/name"), "max_agents", 1, "max_vpses", 1))
        .expect(409)
        .problem("conflict");
    var other = plan();
    admin
        .patch("/plans/" + other.id(), Map.of("name", plan.text("/name")))
        .expect(409)
        .problem("conflict");
  }

  @Test
  void a_plan_in_use_cannot_be_deleted_and_says_by_how_many() {
    var plan = plan();
    var customer = server.customer();
    assign(customer, plan.id());

    var refused = admin.delete("/plans/" + plan.id()).expect(409).problem("conflict");
    assertThat(refused.text("/detail")).contains("1 organization");
  }

  @Test
  void a_customer_sees_what_its_plan_offers_by_cpu_then_memory() {
    var plan = plan();
    var customer = server.customer();
    assign(customer, plan.id());
    var large = config(2_000, 512);
    var small = config(1_000, 2_048);
    var smallest = config(1_000, 1_024);
    for (var config : new UUID[] {large, small, smallest}) {
      admin.put("/plans/" + plan.id() + "/vps-configs/" + config, null).expect(204);
      admin.put("/plans/" + plan.id() + "/vps-configs/" + config, null).expect(204);
    }

    var first = customer.get("/vps-configs?limit=2").expect(200);
    assertThat(first.text("/items/0/id")).isEqualTo(smallest.toString());
    assertThat(first.text("/items/1/id")).isEqualTo(small.toString());
    var second =
        customer
            .get("/vps-configs?limit=2&page_token=" + first.text("/next_page_token"))
            .expect(200);
    assertThat(second.text("/items/0/id")).isEqualTo(large.toString());
    assertThat(second.json().at("/next_page_token").isNull()).isTrue();

    admin.delete("/vps-configs/" + large).expect(409).problem("conflict");
    admin.delete("/plans/" + plan.id() + "/vps-configs/" + large).expect(204);
    customer.get("/vps-configs/" + large).expect(404);
    customer.get("/vps-configs/" + small).expect(200);
    admin.delete("/vps-configs/" + large).expect(204);
  }

  @Test
  void who_asks_for_a_provider_that_is_not_configured_is_told_which() {
    var customer = server.customer();
    var seen = 0;
    for (var config : customer.get("/vps-configs?limit=200").expect(200).json().at("/items")) {
      var provider = config.at("/provider").asText();
      assertThat(config.at("/available").asBoolean()).isEqualTo(provider.equals("local"));
      if (!provider.equals("local")) {
        seen++;
        var agent = customer.post("/agents", Map.of("name", provider)).expect(201).id();
        var refused =
            customer
                .post("/agents/" + agent + "/vps", Map.of("vps_config_id", config.at("/id")))
                .expect(400)
                .problem("invalid-request");
        assertThat(refused.text("/errors/0/field")).isEqualTo("vps_config_id");
        assertThat(refused.text("/errors/0/message"))
            .contains("'" + provider + "'", "not configured");
      }
    }
    assertThat(seen).as("the presets for fly and hetzner").isGreaterThanOrEqualTo(2);
  }

  @Test
  void an_organization_without_a_plan_is_offered_nothing() {
    var customer = server.customer();
    var nothing = new LinkedHashMap<String, Object>();
    nothing.put("plan_id", null);
    var organization = organization(customer);
    admin.put("/organizations/" + organization + "/plan", nothing).expect(200);

    assertThat(customer.get("/vps-configs").expect(200).json().at("/items")).isEmpty();
    admin.put("/organizations/" + organization + "/plan", Map.of()).expect(400);
    admin
        .put("/organizations/" + organization + "/plan", Map.of("plan_id", UUID.randomUUID()))
        .expect(400);
    admin.put("/organizations/" + UUID.randomUUID() + "/plan", nothing).expect(404);
  }

  @Test
  void an_approved_user_begins_with_the_default_plan() {
    var email = "open-" + UUID.randomUUID() + "@example.org";
    var password = "correct horse battery staple";
    server.api().post("/sign-up", Map.of("email", email, "password", password)).expect(201);

    var me = server.api().signedIn(email, password).get("/users/me").expect(200);
    assertThat(me.text("/organizations/0/plan_name")).isEqualTo("demo");
  }

  @Test
  void a_budget_is_0_until_it_is_set_and_the_organizations_alone() {
    var customer = server.customer();
    assertThat(customer.get("/overage-budget").expect(200).number("/budget_cents")).isZero();
    customer.put("/overage-budget", Map.of("budget_cents", 700)).expect(200);
    customer.put("/overage-budget", Map.of("budget_cents", 700)).expect(200);

    assertThat(customer.get("/overage-budget").expect(200).number("/budget_cents")).isEqualTo(700);
    assertThat(server.customer().get("/overage-budget").expect(200).number("/budget_cents"))
        .isZero();
    customer.unchecked().put("/overage-budget", Map.of("budget_cents", -1)).expect(400);
    assertThat(customer.get("/usage/vpses").expect(200).json().at("/items")).isEmpty();
  }

  private Answer plan() {
    var name = "plan " + UUID.randomUUID();
    return admin.post("/plans", Map.of("name", name, "max_agents", 3, "max_vpses", 3)).expect(201);
  }

  private UUID config(int cpu, int memory) {
    return admin
        .post(
            "/vps-configs",
            Map.of(
                "name",
                "config " + UUID.randomUUID(),
                "provider",
                "local",
                "image",
                "sample-agent",
                "cpu_millicores",
                cpu,
                "memory_mb",
                memory,
                "disk_gb",
                1))
        .expect(201)
        .id();
  }

  private void assign(Api customer, UUID plan) {
    admin
        .put("/organizations/" + organization(customer) + "/plan", Map.of("plan_id", plan))
        .expect(200);
  }

  private static String organization(Api customer) {
    return customer.get("/users/me").expect(200).text("/organizations/0/id");
  }
}

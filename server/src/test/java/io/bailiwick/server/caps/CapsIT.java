package io.bailiwick.server.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.LaunchedServer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer's month: metered, blocked, paid for, allowed; and the month after it. */
class CapsIT {

  private static final Duration WITHIN = Duration.ofSeconds(5);

  /**
   * Calls within the plan; those that are on their way when the month turns fit into it as well.
   */
  private static final int CALLS = 4;

  @Test
  void who_goes_over_is_stopped_until_it_pays_or_the_month_is_over() throws Exception {
    try (var server = LaunchedServer.with(Map.of());
        var target = new TinyTarget()) {
      var customer = server.customer();
      giveSmallPlan(server, customer);
      var agent = agent(customer);
      var token = customer.post("/agents/" + agent + "/rotate-token", null).expect(200);
      var call =
          new ProxiedCall(
              server.proxyPort(), agent, token.text("/gateway_token"), target.authority());
      awaitStatus(call, 200);

      for (var i = 0; i < CALLS; i++) {
        call.status();
      }
      awaitStatus(call, 403);
      var usage = customer.get("/agents/" + agent + "/usage").expect(200);
      assertThat(usage.json().at("/allowed").asBoolean()).isFalse();
      assertThat(usage.json().at("/bandwidth/exceeded").asBoolean()).isTrue();
      assertThat(usage.number("/overage_cost_cents")).isEqualTo(1);
      assertThat(usage.number("/overage_budget_cents")).isZero();

      budget(customer, 1);
      awaitStatus(call, 200);
      assertThat(
              customer
                  .get("/agents/" + agent + "/usage")
                  .expect(200)
                  .json()
                  .at("/allowed")
                  .asBoolean())
          .isTrue();
      budget(customer, 0);
      awaitStatus(call, 403);

      var month = YearMonth.now(ZoneOffset.UTC);
      moveTo(server, month.plusMonths(1));
      assertThat(customer.get("/overage-budget").expect(200).number("/budget_cents")).isZero();
      awaitStatus(call, 200);
      var past = customer.get("/usage/vpses?month=" + month).expect(200);
      assertThat(past.number("/total/bandwidth_bytes")).isGreaterThan(CALLS * TinyTarget.BYTES);
      assertThat(past.number("/items/0/bandwidth_bytes"))
          .isEqualTo(past.number("/total/bandwidth_bytes"));
    }
  }

  private static void giveSmallPlan(LaunchedServer server, Api customer) {
    var admin = server.admin();
    var plan =
        admin
            .post(
                "/plans",
                Map.of(
                    "name",
                    "four calls",
                    "max_agents",
                    2,
                    "max_vpses",
                    2,
                    "max_bandwidth_bytes",
                    CALLS * TinyTarget.BYTES,
                    "overage_bandwidth_cost_per_gb_cents",
                    10))
            .expect(201)
            .text("/id");
    var config = customer.get("/vps-configs").expect(200).text("/items/0/id");
    admin.put("/plans/" + plan + "/vps-configs/" + config, null).expect(204);
    var organization = customer.get("/users/me").expect(200).text("/organizations/0/id");
    admin.put("/organizations/" + organization + "/plan", Map.of("plan_id", plan)).expect(200);
  }

  private static String agent(Api customer) {
    var agent = customer.post("/agents", Map.of("name", "caller")).expect(201).text("/id");
    var config = customer.get("/vps-configs").expect(200).text("/items/0/id");
    customer
        .post("/agents/" + agent + "/vps?wait=30s", Map.of("vps_config_id", config))
        .expect(201);
    return agent;
  }

  private static void budget(Api customer, long cents) {
    customer.put("/overage-budget", Map.of("budget_cents", cents)).expect(200);
  }

  /** Each try is a call: the first that gets through may be what goes over. */
  private static void awaitStatus(ProxiedCall call, int status) {
    await()
        .atMost(status == 200 ? WITHIN.plusSeconds(25) : WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> call.status() == status);
  }

  private static void moveTo(LaunchedServer server, YearMonth month) {
    Instant begins = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    server.admin().put("/test/clock", Map.of("now", begins.toString())).expect(200);
  }
}

package io.bailiwick.server.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.LaunchedServer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A customer's month: metered, blocked, paid for, allowed; and the month after it. What is promised
 * in seconds is measured from its cause.
 */
class CapsIT {

  /** From the commit of a cause to its effect. */
  private static final Duration PROMISED = Duration.ofSeconds(5);

  /** From a byte to the commit that counts it. */
  private static final Duration FLUSHED = Duration.ofSeconds(2);

  /**
   * What a machine that does other things as well may need more, for the calls that measure too.
   */
  private static final Duration LOADED = Duration.ofSeconds(5);

  /** To stop a machine when it is told to: its grace, and as long again. */
  private static final Duration STOPPED = Duration.ofSeconds(6);

  /** No promise: a machine boots, a monitor comes round. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * Calls within the plan; those that are on their way when the month turns fit into it as well.
   */
  private static final int CALLS = 4;

  private static final long PLENTY = 100_000_000_000L;

  private static LaunchedServer server;

  @BeforeAll
  static void launch() {
    // The clock goes on by up to a month, and everybody stays signed in.
    server =
        LaunchedServer.with(
            Map.of("BAILIWICK_MONITOR_INTERVAL", "1s", "BAILIWICK_SESSION_DAYS", "90"));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void who_goes_over_is_stopped_until_it_pays_or_the_month_is_over() throws Exception {
    try (var target = new TinyTarget()) {
      var customer = server.customer();
      givePlan(customer, Map.of("max_bandwidth_bytes", CALLS * TinyTarget.BYTES));
      var agent = agent(customer, false);
      var token = customer.post("/agents/" + agent + "/rotate-token", null).expect(200);
      var call =
          new ProxiedCall(
              server.proxyPort(), agent, token.text("/gateway_token"), target.authority());
      await().atMost(PATIENCE).until(() -> call.status() == 200);
      var toldBefore = thresholdsTold();

      for (var i = 0; i < CALLS; i++) {
        call.status();
      }
      assertThat(untilStatus(call, 403)).isLessThan(FLUSHED.plus(PROMISED).plus(LOADED));
      var usage = customer.get("/agents/" + agent + "/usage").expect(200);
      assertThat(usage.json().at("/allowed").asBoolean()).isFalse();
      assertThat(usage.json().at("/bandwidth/exceeded").asBoolean()).isTrue();
      assertThat(usage.number("/overage_cost_cents")).isEqualTo(1);
      assertThat(usage.number("/overage_budget_cents")).isZero();
      assertThat(thresholdsTold()).as("a budget of 0 has no percentages").isEqualTo(toldBefore);

      budget(customer, 1);
      assertThat(untilStatus(call, 200)).isLessThan(PROMISED.plus(LOADED));
      assertThat(allowed(customer, agent)).isTrue();
      assertThat(thresholdsTold()).as("50, 80, 90, 100 %, once each").isEqualTo(toldBefore + 4);
      budget(customer, 0);
      assertThat(untilStatus(call, 403)).isLessThan(PROMISED.plus(LOADED));

      var month = YearMonth.now(ZoneOffset.UTC);
      moveTo(month.plusMonths(1));
      assertThat(customer.get("/overage-budget").expect(200).number("/budget_cents")).isZero();
      assertThat(untilStatus(call, 200)).isLessThan(PROMISED.plus(LOADED));
      var past = customer.get("/usage/vpses?month=" + month).expect(200);
      assertThat(past.number("/total/bandwidth_bytes")).isGreaterThan(CALLS * TinyTarget.BYTES);
      assertThat(past.number("/items/0/bandwidth_bytes"))
          .isEqualTo(past.number("/total/bandwidth_bytes"));
    }
  }

  @Test
  void what_the_proxies_cannot_hold_back_is_held_until_it_is_paid_for() {
    var customer = server.customer();
    var plan = givePlan(customer, Map.of("max_cpu_ms", 1_000, "max_memory_mb_seconds", PLENTY));
    var resumes = agent(customer, true);
    var waits = agent(customer, false);
    customer.unchecked().post("/agents/" + waits + "/gateway/work", Map.of("cpu_ms", 2_500));

    await().atMost(PATIENCE).until(() -> !allowed(customer, resumes));
    assertThat(until(() -> isHeld(customer, resumes) && isHeld(customer, waits)))
        .isLessThan(PROMISED.plus(STOPPED).plus(LOADED));
    assertThat(vps(customer, waits).at("/desired_state").asText()).isEqualTo("running");
    customer.post("/agents/" + waits + "/vps/start", null).expect(403).problem("blocked");

    pay(customer, resumes, waits);

    // Now for memory, which a machine uses by being there.
    server
        .admin()
        .patch("/plans/" + plan, Map.of("max_cpu_ms", PLENTY, "max_memory_mb_seconds", 1))
        .expect(200);
    budget(customer, 0);
    await().atMost(PATIENCE).until(() -> !allowed(customer, resumes));
    assertThat(until(() -> isHeld(customer, resumes) && isHeld(customer, waits)))
        .isLessThan(PROMISED.plus(STOPPED).plus(LOADED));
    pay(customer, resumes, waits);
  }

  /** One comes back by itself; the other one when it is started. */
  private static void pay(Api customer, String resumes, String waits) {
    budget(customer, 1_000_000);
    await().atMost(PATIENCE).until(() -> state(customer, resumes).equals("running"));
    assertThat(vps(customer, resumes).at("/hold").isNull()).isTrue();
    assertThat(isHeld(customer, waits)).isTrue();

    customer.post("/agents/" + waits + "/vps/start", null).expect(200);
    await().atMost(PATIENCE).until(() -> state(customer, waits).equals("running"));
    assertThat(vps(customer, waits).at("/hold").isNull()).isTrue();
  }

  private static boolean isHeld(Api customer, String agent) {
    return state(customer, agent).equals("stopped")
        && vps(customer, agent).at("/hold/kind").asText().equals("budget");
  }

  private static String state(Api customer, String agent) {
    return vps(customer, agent).at("/state").asText();
  }

  private static JsonNode vps(Api customer, String agent) {
    return customer.get("/agents/" + agent).expect(200).json().at("/vps");
  }

  private static boolean allowed(Api customer, String agent) {
    var usage = customer.get("/agents/" + agent + "/usage").expect(200);
    return usage.json().at("/allowed").asBoolean();
  }

  private static String givePlan(Api customer, Map<String, Object> limits) {
    var admin = server.admin();
    var plan =
        admin
            .post(
                "/plans",
                Map.of(
                    "name",
                    "caps " + limits.keySet(),
                    "max_agents",
                    2,
                    "max_vpses",
                    2,
                    "overage_bandwidth_cost_per_gb_cents",
                    10,
                    "overage_cpu_cost_per_hour_cents",
                    10,
                    "overage_memory_cost_per_gb_hour_cents",
                    10))
            .expect(201)
            .text("/id");
    admin.patch("/plans/" + plan, limits).expect(200);
    var config = customer.get("/vps-configs").expect(200).text("/items/0/id");
    admin.put("/plans/" + plan + "/vps-configs/" + config, null).expect(204);
    var organization = customer.get("/users/me").expect(200).text("/organizations/0/id");
    admin.put("/organizations/" + organization + "/plan", Map.of("plan_id", plan)).expect(200);
    return plan;
  }

  private static String agent(Api customer, boolean autoResume) {
    var agent = customer.post("/agents", Map.of("name", "caller")).expect(201).text("/id");
    var config = customer.get("/vps-configs").expect(200).text("/items/0/id");
    customer
        .post(
            "/agents/" + agent + "/vps?wait=30s",
            Map.of("vps_config_id", config, "auto_resume", autoResume))
        .expect(201);
    return agent;
  }

  private static void budget(Api customer, long cents) {
    customer.put("/overage-budget", Map.of("budget_cents", cents)).expect(200);
  }

  /** Each try is a call: the first that gets through may be what goes over. */
  private static Duration untilStatus(ProxiedCall call, int status) {
    return until(() -> call.status() == status);
  }

  /** How long it took from now on. */
  private static Duration until(Callable<Boolean> effect) {
    var cause = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(effect);
    return Duration.ofNanos(System.nanoTime() - cause);
  }

  private static long thresholdsTold() {
    return server.metric("bailiwick_caps_thresholds_told_total");
  }

  private static void moveTo(YearMonth month) {
    Instant begins = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    server.admin().put("/test/clock", Map.of("now", begins.toString())).expect(200);
  }
}

package io.bailiwick.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.Answer;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.OperatedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of the running server and does to it, over HTTP and by a JMX client. */
class OperatorIT {

  /** Statuses are published every 5 s. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Set<String> JOBS =
      Set.of(
          "close-traffic-minutes",
          "count-database-sessions",
          "delete-expired-idempotency-keys",
          "ensure-usage-partitions",
          "flush-traffic",
          "follow-test-clock",
          "judge-new-month",
          "keep-holds",
          "publish-job-statuses",
          "reconcile-rollups",
          "reconcile-vpses",
          "refresh-gate",
          "rotate-master-key",
          "sample-vpses",
          "sweep-expired-credentials",
          "watch-machines");

  private final OperatedServer operated = OperatedServer.shared();
  private final Api admin = operated.server().admin();
  private JMXConnector connector;
  private MBeanServerConnection beans;

  @BeforeEach
  void connect() throws IOException {
    connector = operated.jmx();
    beans = connector.getMBeanServerConnection();
  }

  @AfterEach
  void disconnect() throws IOException {
    connector.close();
  }

  @Test
  void every_job_is_listed_and_its_figures_move() throws Exception {
    var names = new TreeSet<String>();
    admin
        .get("/admin/jobs?limit=200")
        .json()
        .at("/items")
        .forEach(each -> names.add(each.at("/name").asText()));
    assertThat(names).containsAll(JOBS).isEqualTo(jobsByJmx());
    var before = job("keep-holds");

    await().atMost(SOON).until(() -> runs(job("keep-holds")) > runs(before));

    var after = job("keep-holds");
    assertThat(after.at("/last_run_at").asText()).isGreaterThan(before.at("/last_run_at").asText());
    assertThat(after.at("/last_duration_ms").isIntegralNumber()).isTrue();
    assertThat(after.at("/period_ms").asLong()).isEqualTo(3000);
    assertThat(after.at("/backlog").asLong()).isZero();
  }

  /** The platform's own description of the API is wrong. */
  @Test
  void the_platform_answers_health_and_metrics_and_nothing_else() {
    for (var path : List.of("/openapi", "/openapi/", "/openapi/x")) {
      plain(path).expect(404).problem("not-found");
    }
    assertThat(plain("/metrics").expect(200).header("RateLimit-Limit")).isNotNull();
    assertThat(plain("/health/live").expect(200).header("RateLimit-Limit")).isNotNull();
    assertThat(plain("/health/ready").expect(200).header("RateLimit-Limit")).isNotNull();
  }

  @Test
  void the_last_words_of_a_node_that_is_gone_are_shown_and_forgotten() throws SQLException {
    operated.sql(
        "INSERT INTO job_runs (node_id, job, every_ms, reported_at) VALUES"
            + " (gen_random_uuid(), 'gone-for-an-hour', 1000, now() - interval '1 hour'),"
            + " (gen_random_uuid(), 'gone-for-a-month', 1000, now() - interval '1 month')");

    assertThat(job("gone-for-an-hour").at("/silent").asBoolean()).isTrue();
    assertThat(job("keep-holds").at("/silent").asBoolean()).isFalse();
    assertThat(job("keep-holds").at("/reported_at").asText()).isNotEmpty();
    await()
        .atMost(SOON)
        .until(
            () ->
                !admin
                    .get("/admin/jobs?limit=200")
                    .expect(200)
                    .body()
                    .contains("gone-for-a-month"));
    operated.sql("DELETE FROM job_runs WHERE job = 'gone-for-an-hour'");
  }

  @Test
  void a_job_that_fails_says_why_and_goes_on_when_it_can() throws Exception {
    var failed = (Long) read("sweep-expired-credentials", "Failures");
    operated.sql("REVOKE DELETE ON sessions FROM bailiwick_system");
    try {
      invoke("sweep-expired-credentials", "runNow");
    } finally {
      operated.sql("GRANT DELETE ON sessions TO bailiwick_system");
    }

    assertThat(read("sweep-expired-credentials", "Failures")).isEqualTo(failed + 1);
    assertThat((String) read("sweep-expired-credentials", "LastError")).contains("sessions");
    await()
        .atMost(SOON)
        .until(
            () ->
                job("sweep-expired-credentials").at("/failures").asLong() == failed + 1
                    && job("sweep-expired-credentials")
                        .at("/last_failure")
                        .asText()
                        .contains("permission denied"));
    invoke("sweep-expired-credentials", "runNow");
    assertThat(read("sweep-expired-credentials", "Failures")).isEqualTo(failed + 1);
  }

  @Test
  void what_waits_for_a_job_is_its_backlog() throws Exception {
    var customer = operated.server().customer();
    var agent = customer.post("/agents", Map.of("name", "backlog")).expect(201).text("/id");
    provision(customer, agent, "?wait=60s");
    var vps = customer.get("/vpses").expect(200).text("/items/0/id");
    var wrong = "UPDATE vps_usage_periods SET cpu_used_ms = cpu_used_ms %s WHERE vps_id = '%s'";
    operated.sql(
        "INSERT INTO vps_usage_periods (vps_id, period_start, organization_id) SELECT id,"
            + " date_trunc('month', timestamptz '"
            + operated.now()
            + "' AT TIME ZONE 'UTC'), organization_id FROM vpses WHERE id = '"
            + vps
            + "' ON CONFLICT DO NOTHING");

    operated.sql(wrong.formatted("+ 1000000", vps));
    invoke("reconcile-rollups", "runNow");
    assertThat((Long) read("reconcile-rollups", "Backlog")).isPositive();
    await().atMost(SOON).until(() -> job("reconcile-rollups").at("/backlog").asLong() > 0);

    operated.sql(wrong.formatted("- 1000000", vps));
    invoke("reconcile-rollups", "runNow");
    assertThat(read("reconcile-rollups", "Backlog")).isEqualTo(0L);
    customer.delete("/agents/" + agent).expect(204);
  }

  @Test
  void a_paused_job_does_not_run_until_it_is_asked_or_goes_on() throws Exception {
    invoke("refresh-gate", "pause");
    try {
      assertThat(read("refresh-gate", "Paused")).isEqualTo(true);
      Thread.sleep(1500); // The pass that may have been under way.
      var runs = (Long) read("refresh-gate", "Runs");
      Thread.sleep(4000); // Four times its second.
      assertThat(read("refresh-gate", "Runs")).isEqualTo(runs);

      invoke("refresh-gate", "runNow");
      assertThat(read("refresh-gate", "Runs")).isEqualTo(runs + 1);
      assertThat((String) read("refresh-gate", "LastStartedAt")).isNotEmpty();
      await().atMost(SOON).until(() -> job("refresh-gate").at("/paused").asBoolean());
    } finally {
      invoke("refresh-gate", "resume");
    }
    var runs = (Long) read("refresh-gate", "Runs");
    await().atMost(SOON).until(() -> (Long) read("refresh-gate", "Runs") > runs + 1);
  }

  @Test
  void the_figures_of_proxies_pools_and_caps_tell_what_happened() throws Exception {
    var connections = figure("ForwardProxy", "connections_total");
    var refusals = refusals();
    var gateway = figure("Gateway", "calls_total");
    var customer = operated.server().customer();
    var agent = customer.post("/agents", Map.of("name", "figures")).expect(201).text("/id");
    provision(customer, agent, "?wait=60s");
    customer.unchecked().get("/agents/" + agent + "/gateway/health").expect(200);
    callTheProxyWithoutCredentials();

    assertThat(figure("ForwardProxy", "connections_total")).isGreaterThan(connections);
    assertThat(refusals()).isGreaterThan(refusals);
    assertThat(figure("Gateway", "calls_total")).isGreaterThan(gateway);
    assertThat(figure("ProviderCalls", "calls_free")).isPositive();
    await()
        .atMost(SOON)
        .until(
            () ->
                figure("DatabasePool", "sessions_idle") + figure("DatabasePool", "sessions_active")
                    > 0);
    var blocked = figure("Caps", "blocked_organizations");
    var organization = customer.get("/users/me").expect(200).text("/organizations/0/id");
    var none = new java.util.HashMap<String, Object>();
    none.put("plan_id", null);
    admin.put("/organizations/" + organization + "/plan", none).expect(200);
    await().atMost(SOON).until(() -> figure("Caps", "blocked_organizations") > blocked);
    assertThat(figure("Caps", "judged_total")).isPositive();
    customer.delete("/agents/" + agent).expect(204);
  }

  @Test
  void a_cleanup_lists_what_it_would_give_up_and_then_gives_it_up() throws Exception {
    for (var job : new String[] {"reconcile-vpses", "watch-machines"}) {
      invoke(job, "pause");
    }
    try {
      var customer = operated.server().customer();
      var agent = customer.post("/agents", Map.of("name", "stuck")).expect(201).text("/id");
      provision(customer, agent, "");
      var vps = customer.get("/vpses").expect(200).text("/items/0/id");
      assertThat(cleanup("true")).doesNotContain(vps);
      operated.sql(
          "UPDATE vpses SET created_at = created_at - interval '16 minutes' WHERE id = '"
              + vps
              + "'");

      assertThat(cleanup("true")).contains(vps);
      assertThat(cleanup("true")).contains(vps);
      assertThat(customer.get("/agents/" + agent).text("/vps/id")).isEqualTo(vps);

      assertThat(cleanup("false")).contains(vps);
      assertThat(cleanup("false")).doesNotContain(vps);
      assertThat(customer.get("/agents/" + agent).json().at("/vps").isNull()).isTrue();
      assertThat(customer.get("/vpses").text("/items/0/desired_state")).isEqualTo("destroyed");
      invoke("reconcile-vpses", "resume");
      await()
          .atMost(SOON)
          .until(() -> customer.get("/vpses").text("/items/0/state").equals("destroyed"));
    } finally {
      invoke("reconcile-vpses", "resume");
      invoke("watch-machines", "resume");
    }
  }

  private void callTheProxyWithoutCredentials() throws IOException {
    try (var socket = new Socket("127.0.0.1", operated.server().proxyPort())) {
      var request = "GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 407");
    }
  }

  private long refusals() throws JMException, IOException {
    var sum = 0L;
    for (var each :
        beans.getMBeanInfo(new ObjectName("io.bailiwick:type=ForwardProxy")).getAttributes()) {
      sum += each.getName().startsWith("refused_") ? figure("ForwardProxy", each.getName()) : 0;
    }
    return sum;
  }

  /** Outside of {@code /api/v1}. */
  private Answer plain(String path) {
    try {
      var request = HttpRequest.newBuilder(URI.create(operated.server().url() + path)).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      return new Answer("GET " + path, answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String cleanup(String dryRun) {
    return admin.send("POST", "/admin/cleanup?dry_run=" + dryRun, null).expect(200).body();
  }

  private static void provision(Api customer, String agent, String query) {
    var config = customer.get("/vps-configs").expect(200).text("/items/0/id");
    customer.post("/agents/" + agent + "/vps" + query, Map.of("vps_config_id", config)).expect(201);
  }

  private JsonNode job(String name) {
    for (var each : admin.get("/admin/jobs?limit=200").expect(200).json().at("/items")) {
      if (each.at("/name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("No job " + name + " is listed.");
  }

  private Set<String> jobsByJmx() throws JMException, IOException {
    var names = new TreeSet<String>();
    beans
        .queryNames(new ObjectName("io.bailiwick:type=Job,*"), null)
        .forEach(bean -> names.add(bean.getKeyProperty("name")));
    return names;
  }

  private static long runs(JsonNode job) {
    return job.at("/runs").asLong();
  }

  private Object read(String job, String attribute) throws JMException, IOException {
    return beans.getAttribute(bean(job), attribute);
  }

  private void invoke(String job, String operation) throws JMException, IOException {
    beans.invoke(bean(job), operation, null, null);
  }

  private long figure(String type, String name) throws JMException, IOException {
    return (Long) beans.getAttribute(new ObjectName("io.bailiwick:type=" + type), name);
  }

  private static ObjectName bean(String job) throws JMException {
    return new ObjectName("io.bailiwick:type=Job,name=" + job);
  }
}

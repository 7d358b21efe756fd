package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.Supervisors;
import io.bailiwick.server.caps.ProxiedCall;
import io.bailiwick.server.caps.TinyTarget;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that goes away under its server, comes back, and hangs; in this order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartedDatabaseIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String LOCAL_SMALL = "01900000-0000-7000-8000-000000000011";

  @TempDir static Path folder;
  private static DataFolder data;
  private static LaunchedServer server;
  private static Api customer;
  private static String agent;
  private static String token;

  @BeforeAll
  static void start() {
    data = DataFolder.take(folder);
    var database = new EmbeddedPostgres(data).start();
    server =
        LaunchedServer.with(
            Map.of(
                "BAILIWICK_DATABASE_URL", database.url(),
                "BAILIWICK_DATABASE_USER", database.user(),
                "BAILIWICK_DATABASE_PASSWORD", database.password(),
                "BAILIWICK_MASTER_KEY", Secrets.masterKey()));
    customer = server.customer();
    agent = customer.post("/agents", Map.of("name", "Ada")).expect(201).text("/id");
    customer
        .post("/agents/" + agent + "/vps?wait=30s", Map.of("vps_config_id", LOCAL_SMALL))
        .expect(201);
    token =
        customer.send("POST", "/agents/" + agent + "/rotate-token", null).text("/gateway_token");
  }

  @AfterAll
  static void stop() throws IOException {
    signal("CONT");
    server.close();
    control("stop", "-m", "immediate");
  }

  @Test
  @Order(1)
  void a_database_that_stops_makes_the_server_unready_and_its_answers_problems_not_waits()
      throws IOException {
    try (var target = new TinyTarget()) {
      var call = new ProxiedCall(server.proxyPort(), agent, token, target.authority());
      await().atMost(SOON).until(() -> call.status() == 200);
      await().atMost(SOON).until(() -> used() > TinyTarget.BYTES);
      await().atMost(SOON).until(RestartedDatabaseIT::answers);
      var before = used();
      restartIsUnderWay();

      control("stop", "-m", "fast");

      await().atMost(Duration.ofSeconds(10)).until(() -> ready() == 503);
      var from = Instant.now();
      for (var i = 0; i < 3; i++) {
        var answer = customer.unchecked().get("/users/me");
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        answer.problem("unavailable");
      }
      assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(15));
      assertThat(call.status()).as("who was let in before goes on").isEqualTo(200);

      control("start");

      await().atMost(SOON).until(() -> ready() == 200);
      customer.get("/users/me").expect(200);
      await().atMost(SOON).until(() -> used() > before + TinyTarget.BYTES);
    }
  }

  @Test
  @Order(2)
  void jobs_resume_and_what_was_under_way_is_settled_long_before_its_lease_runs_out() {
    var back = Instant.now();

    await().atMost(SOON).until(() -> hasRunSince("watch-machines", back));
    customer.send("POST", "/agents/" + agent + "/vps/stop?wait=30s", null).expect(200);
    assertThat(state()).isEqualTo("stopped");
    customer.send("POST", "/agents/" + agent + "/vps/start?wait=30s", null).expect(200);
    assertThat(state()).isEqualTo("running");
  }

  @Test
  @Order(3)
  void a_database_that_hangs_makes_the_server_unready_and_holds_up_no_stop() throws IOException {
    assertThat(Supervisors.of(server)).hasSize(1);

    signal("STOP");

    await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 503);
    assertThat(server.stop()).isLessThan(Duration.ofSeconds(10).plusSeconds(1));
    assertThat(Supervisors.of(server)).isEmpty();
  }

  /** A step of the reconciler's whose outcome finds no database to be written to. */
  private static void restartIsUnderWay() {
    var before = Supervisors.of(server);
    customer.send("POST", "/agents/" + agent + "/restart", null).expect(200);
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(SOON)
        .until(() -> !Supervisors.of(server).equals(before));
  }

  private static boolean answers() {
    var health = customer.get("/agents/" + agent + "/health").expect(200);
    return state().equals("running") && health.json().at("/gateway_reachable").asBoolean();
  }

  private static String state() {
    return customer.get("/agents/" + agent).expect(200).text("/vps/state");
  }

  private static long used() {
    return customer.get("/agents/" + agent + "/usage").expect(200).number("/bandwidth/used");
  }

  private static boolean hasRunSince(String job, Instant moment) {
    for (var each : server.admin().get("/admin/jobs?limit=200").expect(200).json().at("/items")) {
      if (each.at("/name").asText().equals(job)) {
        var last = each.at("/last_run_at");
        return !last.isNull() && Instant.parse(last.asText()).isAfter(moment);
      }
    }
    return false;
  }

  private static int ready() throws IOException {
    var connection =
        (HttpURLConnection) URI.create(server.url() + "/health/ready").toURL().openConnection();
    connection.setReadTimeout(15_000);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** On the port that it had, unlike a start by the launcher. */
  private static void control(String action, String... more) {
    var words = new java.util.ArrayList<>(List.of(action, "-w", "-s", "-D"));
    words.add(data.postgres().toString());
    if (action.equals("start")) {
      words.addAll(List.of("-l", data.logs().resolve("postgres.log").toString()));
    }
    words.addAll(List.of(more));
    var outcome = PostgresPrograms.in(data.path("")).run(Duration.ofSeconds(60), "pg_ctl", words);
    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
  }

  /** To the PostgreSQL and all its sessions, so that every connection stays and none answers. */
  private static void signal(String name) throws IOException {
    var pid = Files.readAllLines(data.postgres().resolve("postmaster.pid")).get(0);
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    var words = new java.util.ArrayList<>(List.of("kill", "-" + name, pid));
    postmaster.descendants().map(each -> Long.toString(each.pid())).forEach(words::add);
    new Command(words).run(Duration.ofSeconds(5));
  }
}

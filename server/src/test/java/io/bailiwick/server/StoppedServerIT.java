package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.FreePort;
import io.bailiwick.launched.JmxClient;
import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.Supervisors;
import io.bailiwick.server.caps.ProxiedCall;
import io.bailiwick.server.caps.TinyTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a SIGTERM ends, what it keeps, and what it says; the tests follow each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoppedServerIT {
  private static final int JMX_PORT = FreePort.any();
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String LOCAL_SMALL = "01900000-0000-7000-8000-000000000011";
  private static LaunchedServer server;
  private static Api customer;
  private static String agent;
  private static String vps;

  @BeforeAll
  static void start() {
    server = LaunchedServer.with(Map.of("BAILIWICK_JMX_PORT", Integer.toString(JMX_PORT)));
    customer = server.customer();
    agent = customer.post("/agents", Map.of("name", "Ada")).expect(201).text("/id");
    vps =
        customer
            .post("/agents/" + agent + "/vps?wait=30s", Map.of("vps_config_id", LOCAL_SMALL))
            .expect(201)
            .text("/id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void it_stops_local_vpses_writes_bytes_that_were_only_in_memory_and_says_nothing_is_wrong()
      throws Exception {
    var token =
        customer.send("POST", "/agents/" + agent + "/rotate-token", null).text("/gateway_token");
    await().atMost(SOON).until(StoppedServerIT::reachable);
    var counted = used();
    pauseFlushing();
    try (var target = new TinyTarget()) {
      var call = new ProxiedCall(server.proxyPort(), agent, token, target.authority());
      await().atMost(SOON).until(() -> call.status() == 200);
    }
    assertThat(used()).as("it is in memory only").isLessThan(counted + TinyTarget.BYTES);
    var logged = log().size();

    assertThat(server.stop()).isLessThan(TEN_SECONDS);

    assertThat(Supervisors.of(server)).isEmpty();
    assertThat(log().subList(logged, log().size()))
        .noneMatch(line -> line.contains("WARN") || line.contains("SEVERE"))
        .noneMatch(line -> line.contains("ERROR") || line.startsWith("\tat "));
    assertThat(server.output()).endsWith("Stopping.\nStopped.\n");
  }

  @Test
  @Order(2)
  void what_it_stopped_starts_again_with_it_and_what_it_wrote_is_there() {
    server.set("BAILIWICK_KEEP_LOCAL_VPSES", "true").start();

    await().atMost(SOON).until(StoppedServerIT::reachable);
    assertThat(customer.get("/agents/" + agent).expect(200).text("/vps/state"))
        .isEqualTo("running");
    assertThat(used()).isGreaterThan(TinyTarget.BYTES);
    assertThat(Supervisors.of(server)).extracting(Supervisors.Supervisor::vps).containsExactly(vps);
  }

  @Test
  @Order(3)
  void a_server_that_is_to_keep_them_leaves_them_running_and_finds_them_again() {
    var before = Supervisors.of(server);

    assertThat(server.stop()).isLessThan(TEN_SECONDS);
    assertThat(Supervisors.of(server)).isEqualTo(before).hasSize(1);

    server.set("BAILIWICK_KEEP_LOCAL_VPSES", "false").start();
    await().atMost(SOON).until(StoppedServerIT::reachable);
    assertThat(Supervisors.of(server)).isEqualTo(before);
    customer.delete("/agents/" + agent).expect(204);
    await().atMost(SOON).until(() -> Supervisors.of(server).isEmpty());
  }

  private static void pauseFlushing() throws Exception {
    var password = Files.readString(server.data().resolve("jmx.properties"));
    password = password.lines().filter(line -> line.startsWith("password=")).findFirst().get();
    try (var jmx = JmxClient.connect(JMX_PORT, password.substring("password=".length()))) {
      var job = new ObjectName("io.bailiwick:type=Job,name=flush-traffic");
      jmx.getMBeanServerConnection().invoke(job, "pause", null, null);
    }
  }

  private static long used() {
    return customer.get("/agents/" + agent + "/usage").expect(200).number("/bandwidth/used");
  }

  private static boolean reachable() {
    var health = customer.get("/agents/" + agent + "/health").expect(200);
    return health.json().at("/gateway_reachable").asBoolean();
  }

  private static List<String> log() {
    try {
      return Files.readAllLines(server.data().resolve("logs/server.0.log"));
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }
}

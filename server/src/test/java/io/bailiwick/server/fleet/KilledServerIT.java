package io.bailiwick.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.Supervisors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The server is killed at random moments of provisioning, starting, stopping and destroying. After
 * each restart every machine is as it is wanted: none twice, none left behind.
 */
class KilledServerIT {

  private static final List<String> CALLS =
      List.of("provision", "provision", "start", "stop", "restart", "destroy");
  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static LaunchedServer server;

  @BeforeAll
  static void launch() {
    server = LaunchedServer.with(Map.of("BAILIWICK_MONITOR_INTERVAL", "2s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_server_killed_at_any_moment_converges_after_its_restart() throws Exception {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var customer = new AgentsAndVpses(server.customer());
    var agents = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      agents.add(customer.newAgent("agent " + i));
    }
    for (var round = 0; round < ROUNDS; round++) {
      for (var agent : agents) {
        customer.attempt(agent, CALLS.get(random.nextInt(CALLS.size())));
        customer.attempt(agent, CALLS.get(random.nextInt(CALLS.size())));
      }
      Thread.sleep(random.nextInt(2_500));
      server.kill();
      server.start();
      await("round " + round + " of seed " + seed)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertConverged(customer, agents));
    }
  }

  private static void assertConverged(AgentsAndVpses customer, List<String> agents)
      throws IOException {
    var living = new HashSet<String>();
    var running = new HashSet<String>();
    for (var vps : customer.all()) {
      assertThat(vps.at("/state").asText())
          .as(vps.toString())
          .isEqualTo(vps.at("/desired_state").asText());
      if (!vps.at("/state").asText().equals("destroyed")) {
        living.add(vps.at("/id").asText());
      }
      if (vps.at("/state").asText().equals("running")) {
        running.add(vps.at("/id").asText());
      }
    }
    assertThat(folders()).isEqualTo(living);
    assertThat(Supervisors.of(server))
        .extracting(Supervisors.Supervisor::vps)
        .containsExactlyInAnyOrderElementsOf(running);
    for (var agent : agents) {
      if (running.contains(customer.vps(agent).at("/id").asText())) {
        assertThat(customer.reachable(agent)).isTrue();
      }
    }
  }

  private static Set<String> folders() throws IOException {
    var names = new HashSet<String>();
    var vpses = server.data().resolve("vpses");
    if (Files.isDirectory(vpses)) {
      try (var entries = Files.list(vpses)) {
        entries.map(Path::getFileName).map(Path::toString).forEach(names::add);
      }
    }
    return names;
  }
}

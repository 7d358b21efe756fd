package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.LaunchedServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** {@code ./run --demo}. */
class DemoIT {
  @Test
  void its_figures_move_within_a_minute_and_doing_it_twice_changes_nothing() throws IOException {
    try (var server =
        LaunchedServer.byRunScript(Map.of("BAILIWICK_SIGN_UP", "approval"), "--demo")) {
      var customer = customer(server);
      var agents = customer.get("/agents").expect(200);
      assertThat(agents.text("/items/0/vps/provider")).isEqualTo("local");
      var usage = "/agents/" + agents.text("/items/0/id") + "/usage";
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> customer.get(usage).expect(200).number("/bandwidth/used") > 0);

      server.stop();
      server.start();

      var again = customer(server).get("/agents").expect(200);
      assertThat(again.json().at("/items")).hasSize(1);
      assertThat(again.text("/items/0/id")).isEqualTo(agents.text("/items/0/id"));
      assertThat(again.text("/items/0/vps/id")).isEqualTo(agents.text("/items/0/vps/id"));
    }
  }

  private static Api customer(LaunchedServer server) throws IOException {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> server.output().contains("The demo's agent calls out"));
    var demo = new Properties();
    try (Reader reader = Files.newBufferedReader(server.data().resolve("demo.properties"))) {
      demo.load(reader);
    }
    return server.api().signedIn(demo.getProperty("email"), demo.getProperty("password"));
  }
}

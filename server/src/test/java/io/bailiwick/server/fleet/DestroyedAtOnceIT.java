package io.bailiwick.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.OwnersDatabase;
import io.bailiwick.launched.RunningServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A customer destroys what an administrator, or the server itself, gives up in the same moment. An
 * agent's row is locked before its VPS's by all of them, so nobody waits in a ring: PostgreSQL
 * counts the rings that it had to break.
 */
class DestroyedAtOnceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningServer server = RunningServer.shared();
  private final AgentsAndVpses customer = new AgentsAndVpses(server.customer());

  @Test
  void a_customer_and_an_administrator() throws SQLException {
    var agent = customer.newAgent("Contested");
    var vps = customer.provision(agent, "30s").at("/id").asText();

    var answers = whileLocked(vps, () -> byAdmin(vps), () -> customer.attempt(agent, "destroy"));

    assertThat(answers).containsExactlyInAnyOrder(204, 404);
  }

  @Test
  void a_customer_who_deletes_the_agent_and_the_cleaning_up_of_stuck_provisioning()
      throws SQLException {
    var agent = customer.newAgent("Stuck");
    var vps = customer.provision(agent, "30s").at("/id").asText();
    var agents = "/agents/" + agent;
    try (var owner = OwnersDatabase.of(server)) {
      owner.run(
          """
          UPDATE vpses SET state = 'provisioning', created_at = now() - interval '1 hour',
            lease_owner = gen_random_uuid(), lease_until = now() + interval '1 minute'
          WHERE id = '%s'
          """
              .formatted(vps));
    }

    var answers =
        whileLocked(
            vps,
            () -> server.admin().post("/admin/cleanup", null).status(),
            () -> customer.customer().delete(agents).status());

    assertThat(answers.get(0)).isEqualTo(200);
    assertThat(answers.get(1)).isEqualTo(204);
    customer.customer().get(agents).expect(404);
  }

  @Test
  void everybody_many_times() throws SQLException {
    try (var owner = OwnersDatabase.of(server)) {
      var before =
          owner.number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
      for (var round = 0; round < 4; round++) {
        var customer = new AgentsAndVpses(server.customer());
        var vpses = new ArrayList<String>();
        var agents = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
          agents.add(customer.newAgent("agent " + i));
          vpses.add(customer.provision(agents.get(i), "0s").at("/id").asText());
        }
        var calls = new ArrayList<IntSupplier>();
        for (var i = 0; i < 5; i++) {
          var agent = agents.get(i);
          var vps = vpses.get(i);
          calls.add(() -> customer.attempt(agent, "destroy"));
          calls.add(() -> byAdmin(vps));
          calls.add(() -> customer.customer().delete("/agents/" + agent).status());
          calls.add(() -> server.admin().delete("/admin/agents/" + agent).status());
        }
        calls.add(() -> server.admin().post("/admin/cleanup", null).status());
        assertThat(atOnce(calls)).isSubsetOf(200, 204, 404, 409);
        agents.forEach(agent -> customer.customer().get("/agents/" + agent).expect(404));
      }
      assertThat(
              owner.number(
                  "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
          .isEqualTo(before);
    }
  }

  /** Both wait for the VPS's row, the second behind the first, until it is let go. */
  private List<Integer> whileLocked(String vps, IntSupplier first, IntSupplier second)
      throws SQLException {
    try (var owner = OwnersDatabase.of(server);
        var lock = owner.connect()) {
      lock.setAutoCommit(false);
      execute(lock, "SELECT id FROM vpses WHERE id = '" + vps + "' FOR UPDATE");
      var one = CompletableFuture.supplyAsync(first::getAsInt);
      await().atMost(PATIENCE).until(() -> owner.number(WAITING) >= 1);
      var two = CompletableFuture.supplyAsync(second::getAsInt);
      await().atMost(PATIENCE).until(() -> owner.number(WAITING) >= 2);
      lock.rollback();
      return Stream.of(one, two).map(CompletableFuture::join).toList();
    }
  }

  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE cardinality(pg_blocking_pids(pid)) > 0 AND usename = 'bailiwick_app'
      """;

  private int byAdmin(String vps) {
    return server.admin().send("POST", "/admin/vpses/" + vps + "/destroy", null).status();
  }

  private static List<Integer> atOnce(List<IntSupplier> calls) {
    var answers =
        calls.stream().map(call -> CompletableFuture.supplyAsync(call::getAsInt, POOL)).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static final java.util.concurrent.Executor POOL =
      task -> new Thread(task, "a caller").start();

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

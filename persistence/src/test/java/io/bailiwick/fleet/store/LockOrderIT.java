package io.bailiwick.fleet.store;

import static io.bailiwick.fleet.store.FleetRows.NODE;
import static io.bailiwick.fleet.store.FleetRows.NOW;
import static io.bailiwick.fleet.store.FleetRows.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.fleet.Holds.Stoppable;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever writes several VPSes locks them in the order of their ids. Each statement here is made
 * to wait for the first of them, while somebody who has that one takes the second: in any other
 * order that is a ring, which PostgreSQL breaks by failing one of the two.
 */
class LockOrderIT {

  private FleetRows rows;
  private VpsId first;
  private VpsId second;

  @BeforeEach
  void open() throws SQLException {
    rows = new FleetRows();
    first = VpsId.next();
    second = VpsId.next();
  }

  @AfterEach
  void close() throws SQLException {
    rows.close();
  }

  @Test
  void a_watch_that_finds_machines_dead_and_others_alive() throws SQLException {
    rows.vps(second, "running", "running");
    rows.vps(first, "stopped", "running");
    rows.run("UPDATE vpses SET updated_at = '" + NOW + "'");

    keepsTheOrder(tx -> queue(tx).observe("local", null, Set.of(first), NOW.plusSeconds(9)));
    assertThat(rows.text("SELECT state FROM vpses WHERE id = '" + first + "'"))
        .isEqualTo("running");
    assertThat(rows.text("SELECT state FROM vpses WHERE id = '" + second + "'"))
        .isEqualTo("stopped");
  }

  @Test
  void giving_up_what_is_stuck() throws SQLException {
    rows.vps(second, "provisioning", "running");
    rows.vps(first, "provisioning", "running");

    keepsTheOrder(
        tx ->
            queue(tx).condemnStuck(Set.of(first, second), NOW.plusSeconds(1), NOW.plusSeconds(2)));
    assertThat(rows.text("SELECT count(*) FROM vpses WHERE desired_state = 'destroyed'"))
        .isEqualTo("2");
  }

  @Test
  void a_node_that_comes_back() throws SQLException {
    rows.vps(second, "stopped", "running");
    rows.vps(first, "running", "running");
    rows.run(
        "UPDATE vpses SET node_id = '%s', lease_owner = '%s', attempts = 1".formatted(NODE, NODE));

    keepsTheOrder(tx -> queue(tx).release(NODE, NOW));
    assertThat(rows.text("SELECT count(*) FROM vpses WHERE attempts = 0")).isEqualTo("2");
  }

  @Test
  void readings_that_failed() throws SQLException {
    rows.vps(second, "running", "running");
    rows.vps(first, "running", "running");

    keepsTheOrder(tx -> new SqlSamples(Sql.on(tx)).markStale(List.of(second, first), NOW));
    assertThat(rows.text("SELECT count(*) FROM vpses WHERE stale_since IS NOT NULL"))
        .isEqualTo("2");
  }

  @Test
  void holds_over_several_organizations_at_once() throws SQLException {
    rows.vps(second, "running", "running");
    rows.vps(first, "running", "running");
    rows.run("UPDATE organizations SET status = 'suspended'");
    var stoppable = new Stoppable(Set.of(), Set.of());

    keepsTheOrder(
        tx -> new SqlHolds(Sql.on(tx)).apply(Optional.of(rows.organizations()), stoppable, NOW));
    assertThat(rows.text("SELECT count(*) FROM vpses WHERE hold = 'suspended'")).isEqualTo("2");
  }

  private void keepsTheOrder(Consumer<Connection> statement) throws SQLException {
    try (var other = rows.transaction()) {
      lock(other, first);
      var waiting = CompletableFuture.runAsync(() -> inTransaction(statement));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  "1"
                      .equals(
                          rows.text(
                              "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype ="
                                  + " 'transactionid'")));
      lock(other, second);
      other.rollback();
      waiting.join();
    }
  }

  private void inTransaction(Consumer<Connection> statement) {
    try (var connection = rows.transaction();
        var planner = connection.createStatement()) {
      // Rows as they lie in the table, which is not in the order of their ids.
      planner.execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off");
      statement.accept(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void lock(Connection in, VpsId id) throws SQLException {
    try (var statement = in.createStatement()) {
      statement.execute("SELECT id FROM vpses WHERE id = '" + id + "' FOR UPDATE");
    }
  }
}

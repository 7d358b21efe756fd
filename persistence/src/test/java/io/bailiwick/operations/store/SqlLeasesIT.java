package io.bailiwick.operations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.kernel.store.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlLeasesIT {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final UUID NODE = UUID.fromString("01900000-0000-7000-8000-00000000000a");
  private static final UUID OTHER = UUID.fromString("01900000-0000-7000-8000-00000000000b");

  private final TestDatabase database = TestDatabase.fresh();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_lease_is_one_nodes_until_it_runs_out_and_then_anybodys() throws SQLException {
    assertThat(take("watch/fly", NODE, NOW)).isTrue();
    assertThat(take("watch/fly", OTHER, NOW.plusSeconds(29))).isFalse();
    assertThat(take("watch/fly", NODE, NOW.plusSeconds(29))).as("not even its own").isFalse();
    assertThat(take("watch/hetzner", OTHER, NOW)).as("another lease").isTrue();
    assertThat(take("watch/fly", OTHER, NOW.plusSeconds(30))).isTrue();
  }

  @Test
  void of_two_nodes_at_once_one_gets_it() throws Exception {
    try (var first = database.asSystem()) {
      var leases = new SqlLeases(Sql.on(first));
      assertThat(leases.take("turn", NODE, NOW, NOW.plusSeconds(30))).isTrue();
      var second = CompletableFuture.supplyAsync(() -> unchecked("turn"));
      first.commit();
      assertThat(second.get()).isFalse();
    }
  }

  private boolean unchecked(String name) {
    try {
      return take(name, OTHER, NOW);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean take(String name, UUID node, Instant now) throws SQLException {
    try (var connection = database.asSystem()) {
      var taken = new SqlLeases(Sql.on(connection)).take(name, node, now, now.plusSeconds(30));
      connection.commit();
      return taken;
    }
  }
}

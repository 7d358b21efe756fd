package io.bailiwick.fleet.store;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.kernel.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A database with one organization on the demo plan and two nodes, and connections to it. */
final class FleetRows implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final UUID NODE = UUID.fromString("01900000-0000-7000-8000-00000000000a");
  static final UUID OTHER_NODE = UUID.fromString("01900000-0000-7000-8000-00000000000b");
  static final UUID ORGANIZATION = UUID.fromString("01900000-0000-7000-8000-0000000000aa");

  private final TestDatabase database = TestDatabase.fresh();
  private final Connection owner;

  FleetRows() throws SQLException {
    owner = database.asOwner();
    run("INSERT INTO nodes (id, name) VALUES ('" + NODE + "', 'a'), ('" + OTHER_NODE + "', 'b')");
    run(
        """
        INSERT INTO organizations (id, name, plan_id)
        VALUES ('%s', 'Org', '01900000-0000-7000-8000-000000000001')
        """
            .formatted(ORGANIZATION));
  }

  /** A VPS that is due; everything else as given. */
  VpsId vps(String state, String desired) throws SQLException {
    var id = VpsId.next();
    vps(id, state, desired);
    return id;
  }

  /** Rows lie in the table in the order in which they are made. */
  void vps(VpsId id, String state, String desired) throws SQLException {
    run(
        """
        INSERT INTO vpses (id, organization_id, vps_config_id, name, provider, state, desired_state,
                           auto_resume, next_attempt_at, next_sample_at, running_since, created_at)
        VALUES ('%s', '%s', '01900000-0000-7000-8000-000000000011', 'agent-x', 'local', '%s', '%s',
                false, '%s', '%s', '%s', '%s')
        """
            .formatted(id, ORGANIZATION, state, desired, NOW, NOW, NOW, NOW));
  }

  Set<OrganizationId> organizations() {
    return Set.of(new OrganizationId(ORGANIZATION));
  }

  void run(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  String text(String sql) throws SQLException {
    try (var statement = owner.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  /** In a transaction of the platform's own, which the caller ends. */
  Connection transaction() throws SQLException {
    return database.asSystem();
  }

  /** In a transaction of the organization's, which the caller ends. */
  Connection ofTheOrganization() throws SQLException {
    return database.asTenant(ORGANIZATION, null);
  }

  static SqlWorkQueue queue(Connection transaction) {
    return new SqlWorkQueue(Sql.on(transaction));
  }

  @Override
  public void close() throws SQLException {
    owner.close();
    database.close();
  }
}

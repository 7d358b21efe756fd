package io.bailiwick.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Rows by the hundred thousand, each kind by one statement, written by the database's owner. */
final class GrownRows implements AutoCloseable {
  private static final String CONFIGURATION = "01900000-0000-7000-8000-00000000be9c";

  private static final int FLEET_ORGANIZATIONS = 100;

  private static final String ADD_CONFIGURATION =
      """
      INSERT INTO vps_configs (id, name, provider, image, cpu_millicores, memory_mb, disk_gb)
      VALUES ('%s', 'bench', 'bench', 'none', 1000, 512, 10)
      """
          .formatted(CONFIGURATION);

  /** Organizations like the given one. */
  private static final String ADD_ORGANIZATIONS =
      """
      INSERT INTO organizations (id, name, plan_id)
      SELECT gen_random_uuid(), 'fleet ' || n, o.plan_id
      FROM organizations o, generate_series(1, %d) n WHERE o.id = '%s'
      """;

  private static final String ADD_VPSES =
      """
      INSERT INTO vpses (id, organization_id, vps_config_id, name, provider, state,
                         next_sample_at, running_since)
      SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(b.begins + n), 12, '0'))::uuid,
             o.ids[1 + n %% cardinality(o.ids)], '%s', 'vps ' || n, 'bench', 'running',
             now() + interval '1 year', now()
      FROM (SELECT array_agg(id) AS ids FROM organizations WHERE %s) o,
           (SELECT count(*) AS begins FROM vpses) b,
           generate_series(1, %d) n
      """;

  private static final String ADD_USAGE =
      """
      INSERT INTO vps_usage_periods (vps_id, organization_id, period_start, bandwidth_bytes)
      SELECT id, organization_id, date_trunc('month', now() AT TIME ZONE 'UTC')::date, 1000
      FROM vpses WHERE organization_id = '%s'
      """;

  private static final String ADD_SECRET =
      """
      INSERT INTO secrets (id, organization_id, purpose, ciphertext, key_id)
      SELECT '%1$s', '%1$s', 'gateway-token', s.ciphertext, s.key_id
      FROM (SELECT '\\x00'::bytea AS ciphertext, 'none' AS key_id) s
      """;

  private static final String ADD_AGENTS =
      """
      INSERT INTO agents (id, organization_id, name, gateway_token_hash, gateway_token_secret)
      SELECT ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, '%1$s', 'agent ' || n,
             sha256(('%1$s' || n)::bytea), '%1$s'
      FROM generate_series(%2$d, 2 * %2$d - 1) n
      """;

  private final Connection database;

  GrownRows(Connection database, String organization) throws SQLException {
    this.database = database;
    // Foreign keys hold by construction; looked up a million times they would take a minute.
    run("SET session_replication_role = replica");
    run(ADD_CONFIGURATION);
    run(ADD_ORGANIZATIONS.formatted(FLEET_ORGANIZATIONS, organization));
  }

  /** As many running machines as that, spread over a hundred organizations. */
  void fleet(int size) throws SQLException {
    var there = number("SELECT count(*) FROM vpses WHERE provider = 'bench'");
    if (there < size) {
      run(ADD_VPSES.formatted(CONFIGURATION, "name LIKE 'fleet %'", size - there));
    }
    analyze();
  }

  /** As many running machines of that organization, each with usage of this month. */
  void vpses(String organization, int size) throws SQLException {
    run(ADD_VPSES.formatted(CONFIGURATION, "id = '" + organization + "'", size));
    run(ADD_USAGE.formatted(organization));
  }

  void agents(String organization, int size) throws SQLException {
    run(ADD_SECRET.formatted(organization));
    run(ADD_AGENTS.formatted(organization, size));
  }

  void makeDue() throws SQLException {
    run("UPDATE vpses SET next_sample_at = now() - interval '1 minute' WHERE provider = 'bench'");
  }

  /** Every one of them, by the pass that has just ended. */
  void mustHaveBeenRead() throws SQLException {
    var unread =
        number(
            "SELECT count(*) FROM vpses WHERE provider = 'bench'"
                + " AND (sampled_at IS NULL OR sampled_at < next_sample_at - interval '62 minutes'"
                + " OR next_sample_at < now())");
    if (unread > 0) {
      throw new IllegalStateException("The pass left out " + unread + " VPSes.");
    }
  }

  /** As autovacuum would have done, had the rows come one by one. */
  void analyze() throws SQLException {
    run("VACUUM ANALYZE");
  }

  private void run(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}

package io.bailiwick.kernel.store;

import static java.util.Map.entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The tables there are, and those that row-level security need not guard. */
final class Tables {

  /** Each with the reason why it holds nothing of a tenant. */
  static final Map<String, String> WITHOUT_TENANT_ROWS =
      Map.ofEntries(
          entry("databasechangelog", "Liquibase's: which changes were applied."),
          entry("databasechangeloglock", "Liquibase's; nobody else is granted it."),
          entry("plans", "What the platform offers: everybody reads it, the platform writes it."),
          entry("vps_configs", "Likewise."),
          entry("plan_vps_configs", "Likewise."),
          entry("nodes", "The platform's own processes."),
          entry("traffic_flushes", "Batch numbers of the platform's nodes."),
          entry("leases", "Who of the nodes does what."),
          entry("job_runs", "How the nodes' jobs do."),
          entry("test_clock", "One time for all."));

  private static final String ALL =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      ORDER BY relname
      """;

  private Tables() {}

  static List<String> all(Connection connection) throws SQLException {
    return Rows.texts(connection, ALL);
  }

  static List<String> ofTenants(Connection connection) throws SQLException {
    return all(connection).stream().filter(name -> !WITHOUT_TENANT_ROWS.containsKey(name)).toList();
  }

  /** Without those that the database computes. */
  static String columns(Connection connection, String table) throws SQLException {
    return Rows.text(
        connection,
        """
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        """,
        table);
  }
}

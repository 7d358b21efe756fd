package io.bailiwick.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * One moment of a database, as its owner sees it, however long the reading takes and whoever writes
 * meanwhile: a read-only transaction at the isolation level REPEATABLE READ. It keeps nobody from
 * writing, only from altering or dropping tables.
 */
final class Snapshot implements AutoCloseable {

  /** The rows of a table that hides some from us are an error, not a smaller backup. */
  private static final List<String> SETTINGS =
      List.of(
          "SET row_security = off",
          "SET statement_timeout = 0",
          "SET lock_timeout = '5min'",
          "SET idle_in_transaction_session_timeout = 0");

  /** The migrations' own lock, shared: none runs while the moment is chosen. */
  private static final String NO_MIGRATION =
      "SELECT pg_advisory_lock_shared(hashtext('bailiwick'), hashtext('migrations'))";

  private static final String MIGRATE_AGAIN =
      "SELECT pg_advisory_unlock_shared(hashtext('bailiwick'), hashtext('migrations'))";

  private final Connection connection;
  private final Catalog catalog;
  private final List<String> tables;

  private Snapshot(Connection connection) throws SQLException {
    this.connection = connection;
    this.catalog = new Catalog(connection);
    this.tables = LoadOrder.of(catalog.tables(), catalog.foreignKeys());
  }

  /** Begins at this moment. The connection is the snapshot's until it is closed. */
  static Snapshot of(Connection connection) throws SQLException {
    for (var setting : SETTINGS) {
      execute(connection, setting);
    }
    execute(connection, NO_MIGRATION);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    if (!new Catalog(connection).has("databasechangelog")) {
      throw new BackupRefused("The database holds no Bailiwick: there is nothing to back up.");
    }
    var snapshot = new Snapshot(connection);
    snapshot.keepTables();
    execute(connection, MIGRATE_AGAIN);
    return snapshot;
  }

  Head head(String program, Head.Origin origin) throws SQLException {
    return new Head(program, moment(), origin, catalog.changes(), catalog.partitions(), tables);
  }

  /** Writes all rows of a table and answers how many there are. */
  long copy(String table, OutputStream out) throws SQLException, IOException {
    var sql =
        "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT text, HEADER true)"
            .formatted(catalog.columns(table), Catalog.name(table));
    return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
  }

  Map<String, Long> sequences() throws SQLException {
    return catalog.sequences();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
  }

  private void keepTables() throws SQLException {
    if (!tables.isEmpty()) {
      var names = tables.stream().map(Catalog::name).collect(Collectors.joining(", "));
      execute(connection, "LOCK TABLE " + names + " IN ACCESS SHARE MODE");
    }
  }

  private Instant moment() throws SQLException {
    try (var query = connection.prepareStatement("SELECT now()");
        var rows = query.executeQuery()) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

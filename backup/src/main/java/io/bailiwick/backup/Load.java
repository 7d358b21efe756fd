package io.bailiwick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Fills a database, whose schema is the backup's, with the backup's rows: in one transaction, so
 * that a killed restore leaves what was there. It needs the owner's rights and no more.
 */
final class Load {

  private static final int BUFFER = 1 << 16;

  private final Connection connection;
  private final Catalog catalog;

  Load(Connection connection) {
    this.connection = connection;
    this.catalog = new Catalog(connection);
  }

  /**
   * Replaces all rows by the archive's, from its first table to its end.
   *
   * @throws BackupRefused if tables or counts differ; nothing is changed then
   */
  Tail run(Head head, ArchiveReader archive) throws SQLException, IOException {
    connection.setAutoCommit(false);
    var tables = catalog.tables();
    requireInBackup(tables, head);
    prepare(tables, head.partitions());
    var loaded = new LinkedHashMap<String, Long>();
    for (var table : head.tables()) {
      loaded.put(table, copy(table, archive.table(table), tables));
    }
    var tail = archive.tail();
    tail.require(loaded::get);
    finish(tables, tail.sequences());
    connection.commit();
    return tail;
  }

  private static void requireInBackup(List<String> tables, Head head) {
    var others = new TreeSet<>(tables);
    head.tables().forEach(others::remove);
    if (!others.isEmpty()) {
      throw new BackupRefused(
          "The schema public has tables that are not Bailiwick's: "
              + others
              + ". Move them to another schema, then retry.");
    }
  }

  /** Empties the tables: the migrations put presets there, and --replace finds much more. */
  private void prepare(List<String> tables, List<Partition> partitions) throws SQLException {
    execute("SET LOCAL statement_timeout = 0");
    execute("SET LOCAL lock_timeout = '30s'"); // Somebody else is at work there.
    execute("TRUNCATE " + tables.stream().map(Catalog::name).collect(Collectors.joining(", ")));
    for (var partition : partitions) {
      make(partition);
    }
    triggers(tables, "DISABLE");
    execute("SET CONSTRAINTS ALL DEFERRED");
  }

  private void finish(List<String> tables, Map<String, Long> sequences) throws SQLException {
    // What was deferred is checked now, since no trigger can be enabled while some are waiting.
    execute("SET CONSTRAINTS ALL IMMEDIATE");
    triggers(tables, "ENABLE");
    setSequences(sequences);
  }

  /** As the schema's own function makes a month: reached through its parent alone. */
  private void make(Partition partition) throws SQLException {
    if (catalog.has(partition.name()) || !catalog.has(partition.parent())) {
      return;
    }
    var name = Catalog.name(partition.name());
    var parent = Catalog.name(partition.parent());
    execute("CREATE TABLE " + name + " (LIKE " + parent + " INCLUDING ALL)");
    execute("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
    execute("ALTER TABLE " + parent + " ATTACH PARTITION " + name + " " + partition.bound());
  }

  /** Rows come as they were: no trigger of ours may change them again. */
  private void triggers(List<String> tables, String how) throws SQLException {
    for (var table : tables) {
      execute("ALTER TABLE " + Catalog.name(table) + " " + how + " TRIGGER USER");
    }
  }

  /** A table that somebody else put beside ours is read past. */
  private long copy(String table, InputStream rows, List<String> tables)
      throws SQLException, IOException {
    if (!tables.contains(table)) {
      return CountRows.in(rows);
    }
    // MATCH: PostgreSQL compares the columns' names with the header line.
    var sql =
        "COPY %s (%s) FROM STDIN (FORMAT text, HEADER MATCH)"
            .formatted(Catalog.name(table), catalog.columns(table));
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows, BUFFER);
  }

  private void setSequences(Map<String, Long> sequences) throws SQLException {
    try (var set = connection.prepareStatement("SELECT setval(CAST(? AS regclass), ?)")) {
      for (var sequence : sequences.entrySet()) {
        if (catalog.has(sequence.getKey())) {
          set.setString(1, Catalog.name(sequence.getKey()));
          set.setLong(2, sequence.getValue());
          set.execute();
        }
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package io.bailiwick.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a database consists of, as its own catalog tells. */
final class Catalog {

  /** All but Liquibase's own two, which the migrations fill. */
  private static final String TABLES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname NOT IN ('databasechangelog', 'databasechangeloglock')
      ORDER BY relname
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT t.relname, r.relname FROM pg_constraint k
      JOIN pg_class t ON t.oid = k.conrelid
      JOIN pg_class r ON r.oid = k.confrelid
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conparentid = 0
      """;

  private static final String PARTITIONS =
      """
      SELECT p.relname, c.relname, pg_get_expr(c.relpartbound, c.oid)
      FROM pg_inherits i
      JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind = 'r' AND c.relispartition
      JOIN pg_class p ON p.oid = i.inhparent
      WHERE p.relnamespace = 'public'::regnamespace
      ORDER BY p.relname, c.relname
      """;

  private static final String SEQUENCES =
      """
      SELECT sequencename, last_value FROM pg_sequences
      WHERE schemaname = 'public' AND last_value IS NOT NULL
      """;

  /** Without those that the database computes itself. */
  private static final String COLUMNS =
      """
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = ('public.' || quote_ident(?))::regclass AND attnum > 0
        AND NOT attisdropped AND attgenerated = ''
      """;

  private static final String CHANGES = "SELECT id FROM databasechangelog ORDER BY orderexecuted";

  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  /** One table refers to rows of another. */
  record ForeignKey(String from, String to) {}

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  List<String> tables() throws SQLException {
    return list(TABLES, row -> row.getString(1));
  }

  List<ForeignKey> foreignKeys() throws SQLException {
    return list(FOREIGN_KEYS, row -> new ForeignKey(row.getString(1), row.getString(2)));
  }

  List<Partition> partitions() throws SQLException {
    return list(
        PARTITIONS, row -> new Partition(row.getString(1), row.getString(2), row.getString(3)));
  }

  Map<String, Long> sequences() throws SQLException {
    var values = new LinkedHashMap<String, Long>();
    list(SEQUENCES, row -> values.put(row.getString(1), row.getLong(2)));
    return values;
  }

  /** Ids of the schema's changes. */
  List<String> changes() throws SQLException {
    return list(CHANGES, row -> row.getString(1));
  }

  boolean has(String table) throws SQLException {
    return !list("SELECT to_regclass(?)", row -> row.getString(1), "public." + quoted(table))
        .contains(null);
  }

  /** Quoted, with commas. */
  String columns(String table) throws SQLException {
    return list(COLUMNS, row -> row.getString(1), table).get(0);
  }

  /** A table's full name in SQL. */
  static String name(String table) {
    return "public." + quoted(table);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private <T> List<T> list(String sql, Row<T> row, String... values) throws SQLException {
    try (var query = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        query.setString(i + 1, values[i]);
      }
      try (var rows = query.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    }
  }
}

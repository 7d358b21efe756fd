package io.bailiwick.backup;

import io.bailiwick.kernel.store.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** All rows of a database, table by table, for comparing. */
final class Content {

  private Content() {}

  static Map<String, String> of(TestDatabase database) throws SQLException {
    var content = new TreeMap<String, String>();
    try (var owner = database.asOwner()) {
      for (var table : new Catalog(owner).tables()) {
        content.put(
            table,
            text(
                database,
                "SELECT string_agg(t::text, chr(10) ORDER BY t::text) FROM %s t"
                    .formatted(Catalog.name(table))));
      }
    }
    return content;
  }

  static String text(TestDatabase database, String sql) throws SQLException {
    try (var owner = database.asOwner();
        var query = owner.createStatement();
        var row = query.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}

package io.bailiwick.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether a database may be filled: what is in it would be gone. */
final class TargetDatabase {

  private TargetDatabase() {}

  /**
   * Looks for tables that are not Bailiwick's, and for Bailiwick's users and organizations.
   *
   * @param replace what Bailiwick has there is meant to go
   */
  static void requireEmpty(Connection owner, boolean replace) throws SQLException {
    var catalog = new Catalog(owner);
    if (!catalog.has("databasechangelog")) {
      if (!catalog.tables().isEmpty()) {
        throw new BackupRefused(
            "The database has tables that are not Bailiwick's. Name an empty database.");
      }
      return;
    }
    if (!replace
        && (hasRows(owner, catalog, "users") || hasRows(owner, catalog, "organizations"))) {
      throw new BackupRefused(
          "The database is not empty. Restore into an empty one, or add --replace, which deletes"
              + " everything that Bailiwick has there, for good.");
    }
  }

  private static boolean hasRows(Connection owner, Catalog catalog, String table)
      throws SQLException {
    if (!catalog.has(table)) {
      return false;
    }
    try (var query = owner.prepareStatement("SELECT EXISTS (SELECT FROM " + table + ")");
        var row = query.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}

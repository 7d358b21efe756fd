package io.bailiwick.liquibase;

import java.sql.Connection;
import java.sql.SQLException;

/** The schema uses what came with PostgreSQL 15. */
final class OldestPostgres {

  private static final int MAJOR = 15;

  private OldestPostgres() {}

  static void check(Connection connection) throws SQLException {
    var found = connection.getMetaData().getDatabaseMajorVersion();
    if (found < MAJOR) {
      throw new MigrationRefused(
          MigrationRefused.Reason.POSTGRESQL_TOO_OLD,
          "The database is PostgreSQL "
              + found
              + ", and Bailiwick needs "
              + MAJOR
              + " or newer. Upgrade it or name another.");
    }
  }
}

package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.TransactionScope.Seen;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL ends a statement before the connection, after 60 s, gives PostgreSQL up. */
class StatementTimeoutsIT {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void a_statement_for_a_customer_has_20_seconds_and_one_of_the_platform_50() throws SQLException {
    try (var connection = database.asApp()) {
      connection.setAutoCommit(false);

      assertThat(within(connection, Seen.tenant(OrganizationId.next(), null))).isEqualTo("20s");
      assertThat(within(connection, Seen.EVERYTHING)).isEqualTo("50s");
    }
  }

  @Test
  void it_ends_with_the_transaction() throws SQLException {
    try (var connection = database.asApp()) {
      var before = timeout(connection);
      connection.setAutoCommit(false);
      within(connection, Seen.EVERYTHING);
      connection.commit();

      assertThat(timeout(connection)).isEqualTo(before);
    }
  }

  private static String within(Connection transaction, Seen seen) throws SQLException {
    new SqlTransactionScope(Sql.on(transaction)).enter(seen);
    return timeout(transaction);
  }

  private static String timeout(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW statement_timeout")) {
      rows.next();
      return rows.getString(1);
    }
  }
}

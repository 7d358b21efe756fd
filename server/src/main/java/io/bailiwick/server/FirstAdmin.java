package io.bailiwick.server;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The administrator without whom nobody could approve anybody: made at the first start, with a
 * personal organization on the default plan, and never again while there is an admin.
 */
final class FirstAdmin {
  private static final int BCRYPT_COST = 12;

  /** Held by the node that looks, so that two that start at once do not both make one. */
  private static final String ONE_NODE_AT_A_TIME =
      "SELECT pg_advisory_xact_lock(hashtext('bailiwick first admin'))";

  private static final String ANY_ADMIN = "SELECT 1 FROM users WHERE role = 'admin' LIMIT 1";

  private static final String INSERT_USER =
      """
      INSERT INTO users (id, email, name, password_hash, email_verified, role, status)
      VALUES (?, ?, 'Administrator', ?, now(), 'admin', 'active')
      """;
  private static final String INSERT_ORGANIZATION =
      """
      INSERT INTO organizations (id, name, personal, plan_id, created_by)
      VALUES (?, 'Administrator', true, (SELECT id FROM plans WHERE name = ?), ?)
      """;
  private static final String INSERT_MEMBERSHIP =
      """
      INSERT INTO memberships (id, organization_id, user_id, role) VALUES (?, ?, ?, 'owner')
      """;

  private final DatabaseLogin owner;
  private final String defaultPlan;
  private final FirstAdminFile file;

  /**
   * @param defaultPlan the name of a plan; where there is none of that name, the organization waits
   *     for one like everybody's
   */
  FirstAdmin(DatabaseLogin owner, String defaultPlan, FirstAdminFile file) {
    this.owner = owner;
    this.defaultPlan = defaultPlan;
    this.file = file;
  }

  /**
   * Makes the admin if there is none.
   *
   * @return the credentials to show, if it was made just now
   */
  Optional<FirstAdminFile.Credentials> makeIfMissing(String email) {
    try (var connection = owner.connect()) {
      connection.setAutoCommit(false);
      execute(connection, ONE_NODE_AT_A_TIME);
      var made = anyAdmin(connection) ? null : make(connection, email);
      connection.commit();
      return Optional.ofNullable(made);
    } catch (SQLException fault) {
      throw new StartRefused("The first admin cannot be made: " + fault.getMessage(), fault);
    }
  }

  private FirstAdminFile.Credentials make(Connection connection, String email) throws SQLException {
    var credentials = new FirstAdminFile.Credentials(email, Secrets.password());
    var user = newId();
    var organization = newId();
    var hash =
        BCrypt.withDefaults().hashToString(BCRYPT_COST, credentials.password().toCharArray());
    execute(connection, INSERT_USER, user, email, hash);
    execute(connection, INSERT_ORGANIZATION, organization, defaultPlan, user);
    execute(connection, INSERT_MEMBERSHIP, newId(), organization, user);
    // Before the commit: an admin whose password nobody has could never be made again.
    file.write(credentials);
    return credentials;
  }

  private static boolean anyAdmin(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(ANY_ADMIN)) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private static UUID newId() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }
}

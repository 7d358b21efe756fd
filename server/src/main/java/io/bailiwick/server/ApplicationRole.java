package io.bailiwick.server;

import java.sql.SQLException;

/**
 * The database role that the application logs in as. It owns nothing; its password follows from the
 * master key and is set at each start, so that every node of one database has the same.
 */
final class ApplicationRole {
  private static final String CREATE_IF_MISSING =
      """
      DO $$ BEGIN
        CREATE ROLE %s;
      EXCEPTION WHEN duplicate_object THEN NULL;
      END $$
      """;

  private final OwnedDatabase database;
  private final String role;

  ApplicationRole(OwnedDatabase database, String role) {
    this.database = database;
    this.role = role;
  }

  /** Sets the password that follows from the key and answers the login. */
  DatabaseLogin login(String masterKey) {
    var password = Secrets.appRolePassword(masterKey);
    // Names are checked when the settings are read, and the password is hexadecimal.
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(CREATE_IF_MISSING.formatted(role));
      statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD '" + password + "'");
    } catch (SQLException fault) {
      throw database.refusal(fault);
    }
    return new DatabaseLogin(database.login().url(), role, password);
  }
}

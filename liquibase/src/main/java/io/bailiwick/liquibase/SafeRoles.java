package io.bailiwick.liquibase;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether the roles keep tenants apart still: looked at after every update, since roles can be
 * altered behind the schema's back.
 */
final class SafeRoles {

  private static final String LOOK =
      """
      SELECT pg_has_role(?, ?, 'USAGE'), bool_or(rolsuper OR rolbypassrls)
      FROM pg_roles WHERE rolname IN (?, ?)
      """;

  private SafeRoles() {}

  static void check(Connection connection, Roles roles) throws SQLException {
    try (var look = connection.prepareStatement(LOOK)) {
      look.setString(1, roles.app());
      look.setString(2, roles.system());
      look.setString(3, roles.app());
      look.setString(4, roles.system());
      try (var row = look.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          throw unsafe(roles.app() + " inherits " + roles.system() + ". Make it NOINHERIT");
        }
        if (row.getBoolean(2)) {
          throw unsafe("one of them is SUPERUSER or BYPASSRLS. Take that from it");
        }
      }
    }
  }

  private static MigrationRefused unsafe(String what) {
    return new MigrationRefused(
        MigrationRefused.Reason.ROLES_UNSAFE,
        "The application's roles would let every tenant see every row: " + what + ", then retry.");
  }
}

package io.bailiwick.liquibase;

import java.util.regex.Pattern;

/**
 * The two roles of the application. They belong to the whole cluster: made if missing, never
 * dropped.
 *
 * @param app logs in and sees one tenant at a time
 * @param system taken for one transaction, sees every tenant
 */
public record Roles(String app, String system) {

  // Before the roles that are made below, which are checked against it.
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public static final Roles DEFAULT = new Roles("bailiwick_app", "bailiwick_system");

  public Roles {
    check(app);
    check(system);
    if (app.equals(system)) {
      throw new IllegalArgumentException("The two roles must have different names.");
    }
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches() || name.startsWith("pg_")) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' cannot be a role's name here: use lower-case letters, digits and underscores.");
    }
  }
}

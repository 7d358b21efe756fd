package io.bailiwick.server;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Brings the schema up to date when the server starts. */
final class MigrateDatabase {
  private static final String ENTRY = "io.bailiwick.liquibase.UpdateDatabase";

  private MigrateDatabase() {}

  /**
   * Applies what is missing and sets the password of the application's role.
   *
   * @return how many changes it applied
   * @throws StartRefused with the reason for the operator
   */
  static int update(DatabaseLogin owner, DatabaseLogin application, String systemRole) {
    var request =
        Map.of(
            "url", owner.url(),
            "user", owner.user(),
            "password", owner.password(),
            "app_role", application.user(),
            "app_password", application.password(),
            "system_role", systemRole);
    return LoadedApart.<Function<Map<String, String>, List<String>>, Integer>run(
        ENTRY, update -> update.apply(request).size());
  }
}

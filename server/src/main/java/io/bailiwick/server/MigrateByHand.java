package io.bailiwick.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/**
 * The migrations as an operator runs them, without a server: on the embedded database, which is
 * started for the time, or on the one that is configured. What each answers is the exit code.
 */
final class MigrateByHand {
  private static final String ENTRY = "io.bailiwick.liquibase.MigrateForLauncher";

  private final Settings settings;

  MigrateByHand(Settings settings) {
    this.settings = settings;
  }

  int update() {
    return run("update");
  }

  int status() {
    return run("status");
  }

  /** Takes a number of changes back, or all. */
  int rollBack(List<String> howMany) {
    if (howMany.size() != 1 || !howMany.get(0).matches("all|[1-9][0-9]{0,5}")) {
      throw new CalledWrongly("Say how many changes to take back: bailiwick rollback <count>|all");
    }
    return run("rollback", howMany.get(0));
  }

  private int run(String... words) {
    try (var database = OpenDatabase.alone(settings)) {
      if (words[0].equals("rollback")) {
        database.requireNoServer(settings);
      }
      return LoadedApart.<ToIntBiFunction<Map<String, String>, List<String>>, Integer>run(
          ENTRY, migrate -> migrate.applyAsInt(environment(database.owner()), List.of(words)));
    }
  }

  private Map<String, String> environment(DatabaseLogin owner) {
    var environment = new HashMap<String, String>();
    environment.put(Setting.DATABASE_URL.variable(), owner.url());
    environment.put(Setting.DATABASE_USER.variable(), owner.user());
    environment.put(Setting.DATABASE_PASSWORD.variable(), owner.password());
    for (var role : List.of(Setting.DATABASE_APP_ROLE, Setting.DATABASE_SYSTEM_ROLE)) {
      environment.put(role.variable(), settings.text(role));
    }
    return environment;
  }
}

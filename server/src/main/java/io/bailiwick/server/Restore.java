package io.bailiwick.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code bailiwick restore <file> [--replace]}: makes an empty database, and the folder beside it,
 * what they were when the backup was taken. The whole file is read before anything is changed.
 */
final class Restore {
  private static final String CHECK = "io.bailiwick.backup.CheckBackupForLauncher";
  private static final String ENTRY = "io.bailiwick.backup.RestoreForLauncher";

  private final Settings settings;

  Restore(Settings settings) {
    this.settings = settings;
  }

  /** Restores, or refuses with one line. */
  void run(List<String> words) {
    if (RestoreUntil.isMeant(words)) {
      new RestoreUntil(settings).run(words);
    } else {
      restore(words);
    }
  }

  private void restore(List<String> words) {
    var request = new HashMap<>(asked(words));
    request.put("passphrase", settings.backupPassphrase());
    var kept =
        LoadedApart
            .<BiFunction<Map<String, String>, Consumer<String>, Map<String, String>>,
                Map<String, String>>
                run(CHECK, check -> check.apply(request, Progress::say));
    var beside = new RestoredFiles(settings, kept.get("master_key"), kept.get("node"));
    beside.requireNoOtherKey();
    try (var database = OpenDatabase.alone(settings)) {
      database.requireNoServer(settings);
      request.putAll(database.owner().asRequest());
      request.put("app_role", settings.text(Setting.DATABASE_APP_ROLE));
      request.put("system_role", settings.text(Setting.DATABASE_SYSTEM_ROLE));
      LoadedApart
          .<Function<Map<String, String>, BiFunction<Runnable, Consumer<String>, List<String>>>,
              List<String>>
              run(ENTRY, restore -> restore.apply(request).apply(beside::write, Progress::say))
          .forEach(Progress::say);
      letTheApplicationIn(database.owner(), kept.get("master_key"));
    }
    beside.tell();
  }

  /** The application's role may be another cluster's, or have no password yet. */
  private void letTheApplicationIn(DatabaseLogin owner, String masterKey) {
    var application =
        new DatabaseLogin(
            owner.url(),
            settings.text(Setting.DATABASE_APP_ROLE),
            Secrets.appRolePassword(settings.masterKey().orElse(masterKey)));
    MigrateDatabase.update(owner, application, settings.text(Setting.DATABASE_SYSTEM_ROLE));
  }

  private static Map<String, String> asked(List<String> words) {
    var replace = words.size() == 2 && words.get(1).equals("--replace");
    if (words.isEmpty() || words.get(0).startsWith("-") || (words.size() > 1 && !replace)) {
      throw new CalledWrongly(
          "Call it so: bailiwick restore <file> [--replace], or: bailiwick restore --until <time>, or:"
              + " bailiwick restore --list");
    }
    return Map.of("file", words.get(0), "replace", Boolean.toString(replace));
  }
}

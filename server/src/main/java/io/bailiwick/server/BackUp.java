package io.bailiwick.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * {@code bailiwick backup <folder> [--keep-days <n>]}: database and master key in one sealed file,
 * beside a running server or without one.
 */
final class BackUp {
  private static final String ENTRY = "io.bailiwick.backup.BackUpForLauncher";
  private static final String INVALID_PASSWORD = "28P01";

  private final Settings settings;

  BackUp(Settings settings) {
    this.settings = settings;
  }

  /** Writes one; with {@code --keep-days}, deletes older ones after that. */
  void run(List<String> words) {
    var request = new HashMap<>(asked(words));
    request.put("passphrase", settings.backupPassphrase());
    request.put("program", Release.version());
    try (var database = OpenDatabase.beside(settings)) {
      var masterKey = masterKey();
      requireKeyOf(database.owner(), masterKey);
      request.put("master_key", masterKey);
      request.put("node", node());
      request.putAll(database.owner().asRequest());
      LoadedApart
          .<BiFunction<Map<String, String>, Consumer<String>, List<String>>, List<String>>run(
              ENTRY, backUp -> backUp.apply(request, Progress::say))
          .forEach(Progress::say);
    }
  }

  private static Map<String, String> asked(List<String> words) {
    if (words.size() == 1 && !words.get(0).startsWith("-")) {
      return Map.of("folder", Path.of(words.get(0)).toAbsolutePath().toString());
    }
    if (words.size() == 3
        && words.get(1).equals("--keep-days")
        && words.get(2).matches("[1-9][0-9]{0,4}")) {
      var asked = new HashMap<>(asked(words.subList(0, 1)));
      asked.put("keep_days", words.get(2));
      return asked;
    }
    throw new CalledWrongly("Call it so: bailiwick backup <folder> [--keep-days <days>]");
  }

  private String masterKey() {
    return settings
        .masterKey()
        .or(() -> new PrivateFile(settings.data().resolve("master.key")).read())
        .orElseThrow(
            () ->
                new StartRefused(
                    "Set BAILIWICK_MASTER_KEY or BAILIWICK_MASTER_KEY_FILE: a backup without the"
                        + " master key would hold secrets that nobody can open."));
  }

  /** A wrong key would be noticed on the day on which the backup is needed. */
  private void requireKeyOf(DatabaseLogin owner, String masterKey) {
    var application =
        new DatabaseLogin(
            owner.url(),
            settings.text(Setting.DATABASE_APP_ROLE),
            Secrets.appRolePassword(masterKey));
    try {
      application.connect().close();
    } catch (SQLException refused) {
      if (INVALID_PASSWORD.equals(refused.getSQLState())) {
        throw new StartRefused(
            "The master key is not the one that the server on this database was started with. Give"
                + " that one.",
            refused);
      }
      throw new StartRefused("The database cannot be reached: " + refused.getMessage(), refused);
    }
  }

  /** An embedded database has one node, which its local VPSes belong to. */
  private String node() {
    return settings.database().isPresent()
        ? ""
        : new PrivateFile(settings.data().resolve("node-id")).read().orElse("");
  }
}

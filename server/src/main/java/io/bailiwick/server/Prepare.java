package io.bailiwick.server;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that a start does before the application, for an operator whose own application server runs
 * {@code bailiwick.ear}. What the application has to know is left as a file of environment
 * variables, which systemd and a shell read alike.
 */
final class Prepare {
  static final String FILE = "application.env";

  private final Settings settings;

  Prepare(Settings settings) {
    this.settings = settings;
  }

  /**
   * @throws StartRefused with the reason for the operator
   */
  void run() {
    var owner =
        settings
            .database()
            .orElseThrow(
                () ->
                    new StartRefused(
                        "The embedded PostgreSQL runs only with bailiwick start. Name the database"
                            + " that the application server is to use with"
                            + " BAILIWICK_DATABASE_URL."));
    var masterKey = settings.masterKey().orElseThrow();
    var data = DataFolder.take(settings.data());
    var adminFile = new FirstAdminFile(data);
    var database = new PrepareDatabase(settings, adminFile).run(owner, masterKey);
    adminFile.deleteIfChanged(owner);
    var keys = new ApplicationKeys(settings, data).of(database.application(), masterKey);
    new PrivateFile(data.path(FILE)).write(asEnvironment(keys));
    database
        .newAdmin()
        .ifPresent(
            admin -> {
              Progress.say("The first admin is " + admin.email() + ".");
              Progress.say("Its password is in " + data.path("first-admin.properties"));
            });
    Progress.say("What the application needs is in " + data.path(FILE));
  }

  /** A line each. In double quotes, where a shell and systemd take the same characters apart. */
  static String asEnvironment(Map<String, String> keys) {
    return keys.entrySet().stream()
        .map(key -> ApplicationKeys.variable(key.getKey()) + "=" + quoted(key.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String value) {
    return '"' + value.replaceAll("([\"\\\\`$])", "\\\\$1") + '"';
  }
}

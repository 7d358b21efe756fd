package io.bailiwick.server;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Starts Bailiwick: database, migrations, application; and stops them in the opposite order. */
public final class Launch {
  private Launch() {}

  /** Runs until the process is told to end. Exits with 1 and one line if it cannot start. */
  public static void main(String[] arguments) {
    var stop = new StopInOrder();
    try {
      start(Settings.of(System.getenv()), stop);
      stop.await();
    } catch (StartRefused refusal) {
      Progress.complain(refusal.getMessage());
      stop.run();
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException interrupted) {
      stop.run();
    }
  }

  private static void start(Settings settings, StopInOrder stop) {
    Progress.say("Bailiwick " + Release.version() + " on Java " + Runtime.version().feature());
    var data = DataFolder.take(settings.data());
    stop.listen();
    FreePorts.require(settings);
    var database = database(settings, data, stop);
    database.check();
    var masterKey = settings.masterKey().orElseGet(() -> ownMasterKey(data));
    var role = new ApplicationRole(database, settings.text(Setting.DATABASE_APP_ROLE));
    new ApplicationKeys(settings, data).handOver(role.login(masterKey), masterKey);
    Progress.say("Starting the application.");
    var server = new ApplicationServer(data);
    stop.before(server::stop);
    server.start(beside("bailiwick.ear"), settings.httpPort());
    Progress.say("Ready: " + settings.publicUrl());
  }

  private static OwnedDatabase database(Settings settings, DataFolder data, StopInOrder stop) {
    return new OwnedDatabase(settings.database().orElseGet(() -> startPostgres(data, stop)));
  }

  private static DatabaseLogin startPostgres(DataFolder data, StopInOrder stop) {
    Progress.say("Starting PostgreSQL " + Release.postgresVersion() + ".");
    var postgres = new EmbeddedPostgres(data);
    stop.before(postgres::stop);
    return postgres.start();
  }

  private static String ownMasterKey(DataFolder data) {
    return new PrivateFile(data.path("master.key")).readOrCreate(Secrets::masterKey);
  }

  /** A file that the build put beside the launcher's jar. */
  static Path beside(String name) {
    try {
      var jar = Path.of(Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling(name);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The launcher's own place has no path.", impossible);
    }
  }
}

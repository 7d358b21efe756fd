package io.bailiwick.server;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Starts Bailiwick: database, migrations, application; and stops them in the opposite order. */
final class Launch {
  private static final Duration TO_BE_READY = Duration.ofSeconds(60);

  /** As sysexits has it; 2 would say that it was called wrongly. */
  private static final int UNFORESEEN = 70;

  /** Together what {@link StopInOrder} has; what one does not use is the next one's. */
  private static final Duration FOR_ITS_WORK = Duration.ofMillis(5_500);

  private static final Duration FOR_ANSWERS = Duration.ofMillis(500);

  private static final Duration FOR_THE_SERVER = Duration.ofMillis(1_500);
  private static final Duration FOR_THE_ARCHIVE = Duration.ofMillis(300);
  private static final Duration FOR_POSTGRESQL = Duration.ofMillis(2_000);

  private final boolean demo;
  private final Settings settings;
  private final StopInOrder stop;
  private final Optional<WalArchive> archive;

  private Launch(boolean demo, Settings settings, StopInOrder stop) {
    this.demo = demo;
    this.settings = settings;
    this.stop = stop;
    this.archive = settings.walArchive();
  }

  /**
   * Runs until the process is told to end. Exits with 1, and a line for each reason, if it cannot
   * start; with 70 for what nobody foresaw.
   */
  static void run(boolean demo) throws InterruptedException {
    var stop = new StopInOrder();
    try {
      new Launch(demo, Settings.of(environment(demo)), stop).start();
      stop.await();
    } catch (StartRefused refusal) {
      refusal.reasons().forEach(Progress::complain);
      stop.run();
      Runtime.getRuntime().halt(1);
    } catch (RuntimeException | Error fault) {
      Progress.complain("The start failed for a reason that nobody foresaw: " + fault);
      fault.printStackTrace();
      stop.run();
      Runtime.getRuntime().halt(UNFORESEEN);
    }
  }

  private void start() throws InterruptedException {
    Progress.say("Bailiwick " + Release.version() + " on Java " + Runtime.version().feature());
    var data = DataFolder.take(settings.data());
    stop.listen();
    FreePorts.require(settings);
    HttpFront.check(settings);
    var owner = settings.database().orElseGet(() -> startPostgres(data));
    var masterKey = settings.masterKey().orElseGet(() -> ownMasterKey(data));
    var adminFile = new FirstAdminFile(data);
    var database = new PrepareDatabase(settings, adminFile).run(owner, masterKey);
    adminFile.deleteOnceChanged(owner);
    var frontSecret = Secrets.frontSecret();
    new ApplicationKeys(settings, data).handOver(database.application(), masterKey, frontSecret);
    var behind = startApplication(data, frontSecret);
    keepArchive(data, owner);
    settings.jmxPort().ifPresent(port -> new JmxAccess(data).open(port));
    new ReadyNotice(settings, data).print(database.newAdmin());
    if (demo) {
      var plain = settings.tls().isPresent() ? behind : settings.httpPort();
      new Demo(data, plain, adminFile).start();
    }
  }

  /** The demo's agent calls a server of this machine, which the proxy refuses unless told. */
  private static Map<String, String> environment(boolean demo) {
    var environment = new HashMap<>(System.getenv());
    if (demo) {
      environment.putIfAbsent(Setting.PROXY_ALLOW_LOOPBACK.variable(), "true");
    }
    return environment;
  }

  private DatabaseLogin startPostgres(DataFolder data) {
    Progress.say("Starting PostgreSQL " + Release.postgresVersion() + ".");
    var postgres = new EmbeddedPostgres(data, archive);
    stop.before("PostgreSQL", FOR_POSTGRESQL, postgres::stop);
    return postgres.start();
  }

  private static String ownMasterKey(DataFolder data) {
    return new PrivateFile(data.path("master.key")).readOrCreate(Secrets::masterKey);
  }

  /** Answers the port on loopback behind the front. */
  private int startApplication(DataFolder data, String frontSecret) throws InterruptedException {
    Progress.say("Starting the application (some ten seconds).");
    var server = new ApplicationServer(data);
    stop.before("the application server", FOR_THE_SERVER, server::stop);
    var behind = server.start(beside("bailiwick.ear"));
    var front = HttpFront.open(settings, behind, frontSecret);
    stop.before("the HTTP port", FOR_ANSWERS, () -> front.accept(FOR_ANSWERS.toMillis()));
    stop.before("the application's work", FOR_ITS_WORK, () -> ApplicationWork.end(FOR_ITS_WORK));
    if (!new Readiness(behind).await(TO_BE_READY)) {
      throw new StartRefused(
          "The application started but is not ready after "
              + TO_BE_READY.toSeconds()
              + " seconds. The reason is in "
              + data.logs());
    }
    return behind;
  }

  private void keepArchive(DataFolder data, DatabaseLogin owner) {
    archive.ifPresent(
        folder -> {
          var keep = new KeepArchive(folder, PostgresCluster.of(data), owner);
          stop.before("the archive", FOR_THE_ARCHIVE, keep::stop);
          keep.start();
        });
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

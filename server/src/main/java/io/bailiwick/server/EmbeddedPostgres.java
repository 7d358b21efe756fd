package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that comes with Bailiwick: its files live in the data folder, it listens on the
 * loopback only and asks everybody for a password, since agents share the machine.
 *
 * <p>It is durable ({@code fsync} and {@code synchronous_commit} on). When the server is killed it
 * goes on alone; the next start finds it by its {@code postmaster.pid} and stops it first.
 */
final class EmbeddedPostgres {
  static final String OWNER = "bailiwick_owner";
  private static final Duration TO_INITIALISE = Duration.ofSeconds(120);

  /** Recovery after a crash reads the write-ahead log, and may take its time. */
  private static final Duration TO_START = Duration.ofMinutes(5);

  private final DataFolder data;
  private final Optional<WalArchive> archive;
  private final PostgresPrograms programs;
  private final PostgresCluster cluster;
  private final String password;
  private int port;

  EmbeddedPostgres(DataFolder data) {
    this(data, Optional.empty());
  }

  /** One that hands its write-ahead log over to the archive, if there is one. */
  EmbeddedPostgres(DataFolder data, Optional<WalArchive> archive) {
    this.data = data;
    this.archive = archive;
    this.programs = PostgresPrograms.in(data.path(""));
    this.cluster = PostgresCluster.of(data);
    this.password = ownerPassword(data);
  }

  /** Starts it, made new if this is the first time, and says how its owner logs in. */
  DatabaseLogin start() {
    try {
      new RecoveredFiles(data).finishOrForget();
      if (!Files.exists(data.postgres())) {
        initialise();
      }
      refuseOtherVersion();
      cluster.stopOrphan();
      port = PostgresCluster.freePort();
      configure();
    } catch (IOException fault) {
      throw new StartRefused(
          "PostgreSQL's files in " + data.postgres() + " cannot be used: " + fault.getMessage(),
          fault);
    }
    if (!cluster.start(TO_START)) {
      throw new StartRefused(
          "PostgreSQL did not start. Its reason is at the end of " + cluster.log());
    }
    return owner(port, password);
  }

  /** How its owner logs in. */
  static DatabaseLogin owner(int port, String password) {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable", OWNER, password);
  }

  static String ownerPassword(DataFolder data) {
    return new PrivateFile(data.path("postgres-owner.password")).readOrCreate(Secrets::password);
  }

  int port() {
    return port;
  }

  /** Stops it in order: everything committed is in its files already. */
  void stop() {
    cluster.stop();
    archive.ifPresent(WalArchive::close);
  }

  private void initialise() throws IOException {
    var beside = data.path("postgres.initialising");
    Folders.delete(beside);
    var outcome =
        programs.run(
            TO_INITIALISE,
            "initdb",
            List.of(
                "--pgdata=" + beside,
                "--username=" + OWNER,
                "--pwfile=" + data.path("postgres-owner.password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
    if (!outcome.succeeded()) {
      throw new StartRefused("PostgreSQL cannot be initialised: " + outcome.output().strip());
    }
    Files.writeString(
        beside.resolve("postgresql.conf"),
        "include = 'bailiwick.conf'\n",
        StandardOpenOption.APPEND);
    Files.move(beside, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void refuseOtherVersion() throws IOException {
    var version = cluster.majorVersion();
    if (!version.equals(Release.postgresMajorVersion())) {
      throw new StartRefused(
          "The data folder was written by PostgreSQL "
              + version
              + ", and this Bailiwick brings "
              + Release.postgresMajorVersion()
              + ". Start the Bailiwick that wrote it, dump the database and load it here.");
    }
  }

  private void configure() throws IOException {
    var conf = new PostgresConf(port);
    if (archive.isPresent()) {
      archive.get().open(cluster.identifier());
      archive.get().configure(conf);
    } else {
      conf.put("archive_mode", "off");
    }
    conf.write(data.postgres());
  }
}

package io.bailiwick.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * The PostgreSQL that comes with Bailiwick: its files live in the data folder, it listens on the
 * loopback only and asks everybody for a password, since agents share the machine.
 *
 * <p>It is durable ({@code fsync} and {@code synchronous_commit} on). When the server is killed it
 * goes on alone; the next start finds it by its {@code postmaster.pid} and stops it first.
 */
final class EmbeddedPostgres {
  private static final String OWNER = "bailiwick_owner";
  private static final Duration TO_INITIALISE = Duration.ofSeconds(120);

  /** Recovery after a crash reads the write-ahead log, and may take its time. */
  private static final Duration TO_START = Duration.ofMinutes(5);

  private static final Duration TO_STOP = Duration.ofSeconds(6);

  private final DataFolder data;
  private final PostgresPrograms programs;
  private final String password;
  private int port;

  EmbeddedPostgres(DataFolder data) {
    this.data = data;
    this.programs = PostgresPrograms.in(data.path(""));
    this.password =
        new PrivateFile(data.path("postgres-owner.password")).readOrCreate(Secrets::password);
  }

  /** Starts it, made new if this is the first time, and says how its owner logs in. */
  DatabaseLogin start() {
    try {
      if (!Files.exists(data.postgres())) {
        initialise();
      }
      refuseOtherVersion();
      stopOrphan();
      port = freePort();
      configure();
    } catch (IOException fault) {
      throw new StartRefused(
          "PostgreSQL's files in " + data.postgres() + " cannot be used: " + fault.getMessage(),
          fault);
    }
    var started = control(TO_START, "start", "-s", "-l", log().toString());
    if (!started.succeeded()) {
      throw new StartRefused("PostgreSQL did not start. Its reason is at the end of " + log());
    }
    return owner(port, password);
  }

  /** How its owner logs in. */
  static DatabaseLogin owner(int port, String password) {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable", OWNER, password);
  }

  int port() {
    return port;
  }

  /** Stops it in order: everything committed is in its files already. */
  void stop() {
    if (!control(TO_STOP, "stop", "-s", "-m", "fast").succeeded()) {
      control(TO_STOP, "stop", "-s", "-m", "immediate");
    }
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
    var version = Files.readString(data.postgres().resolve("PG_VERSION")).strip();
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
    Files.writeString(
        data.postgres().resolve("bailiwick.conf"),
        """
        # Written at each start.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        password_encryption = 'scram-sha-256'
        max_connections = 100
        shared_buffers = '64MB'
        timezone = 'UTC'
        log_timezone = 'UTC'
        # Rows and parameters can hold secrets: they stay out of the log.
        log_error_verbosity = terse
        log_min_error_statement = panic
        """
            .formatted(port));
  }

  private void stopOrphan() throws IOException {
    var file = data.postgres().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    var lines = Files.readAllLines(file);
    var pid = lines.isEmpty() ? "" : lines.get(0).strip();
    if (runsOurFiles(pid)) {
      Progress.say(
          "A PostgreSQL was left running by a killed server (pid " + pid + "): stopping it.");
      stop();
    }
    // A process that is not ours took the number over: PostgreSQL would wait for it in vain.
    Files.deleteIfExists(file);
  }

  private boolean runsOurFiles(String pid) {
    try {
      var words = Files.readString(Path.of("/proc", pid, "cmdline")).split("\0");
      return List.of(words).contains(data.postgres().toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private Command.Outcome control(Duration patience, String action, String... more) {
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(List.of(action, "-w", "-t", Long.toString(patience.toSeconds())));
    arguments.addAll(List.of("-D", data.postgres().toString()));
    arguments.addAll(List.of(more));
    return programs.run(patience.plusSeconds(2), "pg_ctl", arguments);
  }

  private Path log() {
    return data.logs().resolve("postgres.log");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

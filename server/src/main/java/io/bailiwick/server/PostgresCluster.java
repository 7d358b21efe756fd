package io.bailiwick.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One folder of PostgreSQL's files, and the process that works on it. */
final class PostgresCluster {
  private static final Duration TO_STOP = Duration.ofSeconds(6);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LINE_OF_STATUS = 7;
  private static final Duration BY_ITSELF = Duration.ofSeconds(60);

  private final PostgresPrograms programs;
  private final Path files;
  private final Path log;

  PostgresCluster(PostgresPrograms programs, Path files, Path log) {
    this.programs = programs;
    this.files = files;
    this.log = log;
  }

  /** The data folder's own. */
  static PostgresCluster of(DataFolder data) {
    return new PostgresCluster(
        PostgresPrograms.in(data.path("")), data.postgres(), data.logs().resolve("postgres.log"));
  }

  Path files() {
    return files;
  }

  Path log() {
    return log;
  }

  /** Starts it and waits until it takes writes, or replays a log; answers whether it does. */
  boolean start(Duration patience) {
    return control(patience, "start", "-s", "-l", log.toString()).succeeded();
  }

  /** Waits, for as long as it runs, until it takes writes; answers whether it does. */
  boolean awaitWrites() throws IOException, InterruptedException {
    while (true) {
      var lines = status();
      if (lines.size() > LINE_OF_STATUS && lines.get(LINE_OF_STATUS).strip().equals("ready")) {
        return true;
      }
      if (lines.isEmpty() || !runsOurFiles(lines.get(0).strip())) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** Stops it in order: everything committed is in its files already. */
  void stop() {
    stop(TO_STOP);
  }

  void stop(Duration patience) {
    if (!control(patience, "stop", "-s", "-m", "fast").succeeded()) {
      control(TO_STOP, "stop", "-s", "-m", "immediate");
    }
  }

  /** Stops one that a killed process of ours left running on these files. */
  void stopOrphan() throws IOException {
    var lines = status();
    if (!lines.isEmpty() && runsOurFiles(lines.get(0).strip())) {
      Progress.say(
          "A PostgreSQL was left running by a killed server (pid "
              + lines.get(0).strip()
              + "): stopping it.");
      stop();
    }
    // A process that is not ours took the number over: PostgreSQL would wait for it in vain.
    Files.deleteIfExists(files.resolve("postmaster.pid"));
  }

  /** Such as 18. */
  String majorVersion() throws IOException {
    return Files.readString(files.resolve("PG_VERSION")).strip();
  }

  /** PostgreSQL's own number for this database and all copies of it. */
  String identifier() throws IOException {
    try (var control = Files.newInputStream(files.resolve("global/pg_control"))) {
      var first = ByteBuffer.wrap(control.readNBytes(Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
      return Long.toUnsignedString(first.getLong());
    }
  }

  /** Runs one statement while no server does, for which nobody has to log in. */
  void alone(String sql) {
    var words = List.of("--single", "-D", files.toString(), "postgres");
    var outcome = programs.run(BY_ITSELF, "postgres", words, sql + "\n");
    if (!outcome.succeeded() || outcome.output().contains("ERROR:")) {
      throw new StartRefused("PostgreSQL does not work on " + files + ". See " + log);
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What it writes about itself while it runs; its pid comes first. */
  private List<String> status() throws IOException {
    try {
      return Files.readAllLines(files.resolve("postmaster.pid"));
    } catch (NoSuchFileException stopped) {
      return List.of();
    }
  }

  private boolean runsOurFiles(String pid) {
    try {
      var words = Files.readString(Path.of("/proc", pid, "cmdline")).split("\0");
      return List.of(words).contains(files.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private Command.Outcome control(Duration patience, String action, String... more) {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of(action, "-w", "-t", Long.toString(patience.toSeconds())));
    arguments.addAll(List.of("-D", files.toString()));
    arguments.addAll(List.of(more));
    return programs.run(patience.plusSeconds(2), "pg_ctl", arguments);
  }
}

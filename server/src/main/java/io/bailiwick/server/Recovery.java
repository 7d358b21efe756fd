package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A base backup on which PostgreSQL replays the write-ahead log up to a moment, in a folder of its
 * own. It hands nothing over to the archive: whoever only tries a restore leaves no trace there.
 */
final class Recovery implements AutoCloseable {
  private static final Duration TO_BEGIN = Duration.ofHours(1);
  private static final Duration TO_STOP = Duration.ofSeconds(60);
  private static final Pattern LAST_TRANSACTION =
      Pattern.compile("last completed transaction was at log time (.*)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
  private static final Pattern FATAL = Pattern.compile("(?:FATAL|PANIC): *(.*)");
  private static final String TOO_SHORT = "recovery ended before configured recovery target";

  private final WalArchive archive;
  private final RecoverableTimes.Reach reach;
  private final PostgresCluster cluster;
  private final Path log;
  private int port;

  Recovery(DataFolder data, Path files, WalArchive archive, RecoverableTimes.Reach reach) {
    this.archive = archive;
    this.reach = reach;
    this.log = data.logs().resolve("restore.log");
    this.cluster = new PostgresCluster(PostgresPrograms.in(data.path("")), files, log);
  }

  PostgresCluster cluster() {
    return cluster;
  }

  int port() {
    return port;
  }

  /**
   * Leaves a running PostgreSQL that takes writes, in a history of its own.
   *
   * @param target later transactions are left out; empty for none
   */
  void run(Optional<Instant> target) throws IOException {
    Files.deleteIfExists(log);
    Progress.say("Unpacking the base backup of " + reach.from() + ".");
    UnpackBase.into(cluster.files(), reach.base());
    requireVersion();
    Files.createFile(cluster.files().resolve("recovery.signal"));
    Progress.say("Replaying the write-ahead log since then.");
    if (target.isPresent() && replayed(target)) {
      return;
    }
    // PostgreSQL wants to see a later transaction before it believes that it has reached a time.
    // We know from the archive that there is none, and take all that is there.
    if ((target.isPresent() && !endedTooEarly()) || !replayed(Optional.empty())) {
      throw failed();
    }
    requireAllReplayed();
  }

  /** The time of the last transaction that is in it; empty if there was none since the base. */
  Optional<String> lastTransaction() throws IOException {
    return LAST_TRANSACTION
        .matcher(Files.readString(log))
        .results()
        .map(found -> found.group(1))
        .reduce((earlier, later) -> later);
  }

  /** Stops PostgreSQL, if it runs. */
  @Override
  public void close() {
    if (Files.exists(cluster.files().resolve("postmaster.pid"))) {
      cluster.stop(TO_STOP);
    }
  }

  private boolean replayed(Optional<Instant> target) throws IOException {
    port = PostgresCluster.freePort();
    var conf =
        new PostgresConf(port)
            .put("hot_standby", "off")
            .put("archive_mode", "on")
            .put("archive_command", "")
            .put("restore_command", archive.commands().restore())
            .put("recovery_target_timeline", "current")
            .put("recovery_target_action", "promote");
    target.ifPresent(time -> conf.put("recovery_target_time", TIME.format(time)));
    conf.write(cluster.files());
    try (var told = new ToldWhileReplaying(log, reach)) {
      return cluster.start(TO_BEGIN) && cluster.awaitWrites();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void requireVersion() throws IOException {
    if (!cluster.majorVersion().equals(Release.postgresMajorVersion())) {
      throw new StartRefused(
          "The base backup is PostgreSQL "
              + cluster.majorVersion()
              + "'s, and this Bailiwick brings "
              + Release.postgresMajorVersion()
              + ". Restore with the Bailiwick that made it.");
    }
  }

  /** A damaged segment looks to PostgreSQL like the end of the log. */
  private void requireAllReplayed() throws IOException {
    var end = newHistorysBeginning();
    if (WalSegment.numberOf(end) < reach.last().number()) {
      throw new StartRefused(
          "The log in the archive is damaged or missing from "
              + end
              + " on; the last transaction before is of "
              + lastTransaction().orElse(reach.from().toString())
              + ". Restore until then, or put the segment right. Nothing was changed.");
    }
  }

  private String newHistorysBeginning() throws IOException {
    try (var files = Files.list(cluster.files().resolve("pg_wal"))) {
      var newest =
          files
              .filter(file -> file.toString().endsWith(".history"))
              .sorted()
              .reduce((older, newer) -> newer)
              .orElseThrow(() -> new IOException("PostgreSQL began no new history"));
      var lines = Files.readAllLines(newest).stream().filter(line -> !line.isBlank()).toList();
      return lines.get(lines.size() - 1).split("\t", -1)[1];
    }
  }

  private boolean endedTooEarly() throws IOException {
    return Files.readString(log).contains(TOO_SHORT);
  }

  private StartRefused failed() throws IOException {
    var reason =
        Files.exists(log)
            ? FATAL
                .matcher(Files.readString(log))
                .results()
                .map(found -> " (" + found.group(1) + ")")
                .reduce("", (earlier, later) -> later)
            : "";
    return new StartRefused(
        "PostgreSQL did not come up from the archive"
            + reason
            + ". More is at the end of "
            + log
            + ". Nothing was changed.");
  }
}

package io.bailiwick.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps an archive such that every moment of the kept days can be restored: takes a base backup a
 * day, and one at once where the archive has none for the present timeline, or lacks a piece of its
 * log; then deletes what is no longer needed. A thread of the launcher's; nobody waits for it.
 */
final class KeepArchive {
  private static final Logger LOG = System.getLogger(KeepArchive.class.getName());
  private static final Duration BETWEEN_BASES = Duration.ofDays(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final Duration TO_STOP = Duration.ofMillis(300);

  private final WalArchive archive;
  private final PostgresCluster cluster;
  private final DatabaseLogin owner;
  private final Thread thread;
  private String lastFault = "";

  KeepArchive(WalArchive archive, PostgresCluster cluster, DatabaseLogin owner) {
    this.archive = archive;
    this.cluster = cluster;
    this.owner = owner;
    this.thread = new Thread(this::run, "keep the archive");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** A base backup that is under way is given up, and taken anew at the next start. */
  void stop() {
    thread.interrupt();
    try {
      thread.join(TO_STOP.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!thread.isInterrupted()) {
      try {
        look();
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  private void look() throws InterruptedException {
    try {
      if (isDue(Instant.now())) {
        take();
      }
      lastFault = "";
    } catch (SQLException | IOException | RuntimeException fault) {
      if (!thread.isInterrupted() && !lastFault.equals(fault.toString())) {
        lastFault = fault.toString();
        LOG.log(
            Level.WARNING,
            "No base backup could be taken into {0}; it is tried again each minute: {1}",
            archive,
            fault);
      }
    }
  }

  private void take() throws SQLException, IOException, InterruptedException {
    var started = Instant.now();
    var base = new TakeBaseBackup(archive, cluster, owner).take();
    var deleted = new TrimArchive(archive).run(Instant.now());
    LOG.log(
        Level.INFO,
        "Took a base backup of {0} MB into {1} in {2} s, and deleted {3} that no restore needs any"
            + " more; from {4} on, every moment can be restored.",
        Files.size(base.files()) >> 20,
        archive,
        Duration.between(started, Instant.now()).toSeconds(),
        deleted,
        archive.completeBases().get(0).completedAt());
  }

  boolean isDue(Instant now) throws SQLException, IOException {
    var bases = archive.completeBases();
    if (bases.isEmpty()) {
      return true;
    }
    var newest = bases.get(bases.size() - 1);
    var current = currentSegment();
    return newest.completedAt().plus(BETWEEN_BASES).isBefore(now)
        || newest.first().timeline() != current.timeline()
        || lacksLog(newest, current);
  }

  /** Whether the log since then has a piece that is neither in the archive nor on its way there. */
  private boolean lacksLog(BaseBackup since, WalSegment current) throws IOException {
    var there = archive.segments();
    for (var at = since.first(); at.number() < current.number(); at = at.next()) {
      if (!there.contains(at) && !waits(at) && !archive.has(at)) {
        return true;
      }
    }
    return false;
  }

  /** Looked at before the archive, into which it goes from here. */
  private boolean waits(WalSegment segment) {
    var status = cluster.files().resolve("pg_wal/archive_status");
    return Files.exists(status.resolve(segment.name() + ".ready"));
  }

  private WalSegment currentSegment() throws SQLException {
    try (var session = owner.connect();
        var query =
            session.prepareStatement("SELECT pg_walfile_name(pg_current_wal_insert_lsn())");
        var row = query.executeQuery()) {
      row.next();
      return WalSegment.of(row.getString(1)).orElseThrow();
    }
  }
}

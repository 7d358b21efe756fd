package io.bailiwick.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.regex.Pattern;

/** Copies the running PostgreSQL's files into the archive, beside whoever works on them. */
final class TakeBaseBackup {
  static final String UNFINISHED = ".part";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
  private static final int BUFFER = 1 << 16;

  /** Its own session, which stays open: with it PostgreSQL would forget the backup. */
  private static final String START = "SELECT pg_backup_start('bailiwick', fast => true)";

  private static final String STOP =
      """
      SELECT labelfile, spcmapfile, pg_walfile_name(lsn - 1), clock_timestamp()
        FROM pg_backup_stop(wait_for_archive => false)
      """;

  private static final Pattern FIRST_SEGMENT =
      Pattern.compile("(?m)^START WAL LOCATION: .* \\(file ([0-9A-F]{24})\\)$");
  private static final Duration FOR_THE_LOG = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final WalArchive archive;
  private final PostgresCluster cluster;
  private final DatabaseLogin owner;
  private Stopped stopped;

  TakeBaseBackup(WalArchive archive, PostgresCluster cluster, DatabaseLogin owner) {
    this.archive = archive;
    this.cluster = cluster;
    this.owner = owner;
  }

  private record Stopped(byte[] label, WalSegment last, Instant at) {}

  /**
   * Takes one, and answers it once a restore could begin with it.
   *
   * @throws IOException if it cannot be written, or its log does not reach the archive
   */
  BaseBackup take() throws SQLException, IOException, InterruptedException {
    deleteUnfinished();
    var moment = MOMENT.format(Instant.now());
    var part = Files.createDirectory(archive.bases().resolve(moment + UNFINISHED));
    PrivateFile.forOwnerOnly(part);
    copy(part.resolve(BaseBackup.FILES));
    var place = archive.bases().resolve(moment);
    var label = new String(stopped.label(), StandardCharsets.UTF_8);
    var base =
        new BaseBackup(place, cluster.identifier(), first(label), stopped.last(), stopped.at());
    awaitInArchive(base.last());
    base.writeFacts(part);
    force(part, StandardOpenOption.READ);
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    force(archive.bases(), StandardOpenOption.READ);
    return base;
  }

  private void copy(Path file) throws SQLException, IOException {
    try (var session = owner.connect(0)) {
      try (var start = session.prepareStatement(START)) {
        start.execute();
      }
      var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var how = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      var out = Channels.newOutputStream(FileChannel.open(file, how, mode));
      ClusterFiles.pack(
          cluster.files(),
          new BufferedOutputStream(out, BUFFER),
          () -> {
            stopped = stop(session);
            return stopped.label();
          });
    }
    force(file, StandardOpenOption.WRITE);
  }

  private static Stopped stop(Connection session) throws SQLException, IOException {
    try (var stop = session.prepareStatement(STOP);
        var row = stop.executeQuery()) {
      row.next();
      if (!row.getString(2).isBlank()) {
        throw new IOException("the database has tablespaces, which a base backup does not hold");
      }
      return new Stopped(
          row.getString(1).getBytes(StandardCharsets.UTF_8),
          WalSegment.of(row.getString(3)).orElseThrow(),
          row.getObject(4, OffsetDateTime.class).toInstant());
    }
  }

  private static WalSegment first(String label) throws IOException {
    var line = FIRST_SEGMENT.matcher(label);
    if (!line.find()) {
      throw new IOException("PostgreSQL's backup label names no segment");
    }
    return WalSegment.of(line.group(1)).orElseThrow();
  }

  private void awaitInArchive(WalSegment segment) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + FOR_THE_LOG.toNanos();
    while (!archive.has(segment)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "PostgreSQL has not archived "
                + segment
                + " for "
                + FOR_THE_LOG.toMinutes()
                + " minutes; postgres.log tells why");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** What a killed server left. */
  private void deleteUnfinished() throws IOException {
    try (var parts = Files.newDirectoryStream(archive.bases(), "*" + UNFINISHED)) {
      for (var part : parts) {
        Folders.delete(part);
      }
    }
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (var channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}

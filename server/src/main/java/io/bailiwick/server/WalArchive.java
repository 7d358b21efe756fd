package io.bailiwick.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that a restore to a point in time needs: base backups in {@code base/}, and in {@code
 * wal/} the write-ahead log since the oldest of them. It belongs to one database, and one server at
 * a time writes to it. What lies in it is not encrypted; only its owner may look.
 */
final class WalArchive {
  private static final Duration A_PROGRAM = Duration.ofSeconds(10);
  private static final String MISSING_PROGRAM =
      "for p in gzip cmp touch sync mv; do command -v $p >/dev/null || { echo $p; exit 1; }; done";

  private final Path folder;
  private final Duration kept;
  private FileChannel lock;

  /**
   * @param kept how far back a restore can go
   */
  WalArchive(Path folder, Duration kept) {
    this.folder = folder;
    this.kept = kept;
  }

  Duration kept() {
    return kept;
  }

  Path wal() {
    return folder.resolve("wal");
  }

  Path bases() {
    return folder.resolve("base");
  }

  ArchiveCommands commands() {
    return new ArchiveCommands(wal());
  }

  /**
   * Makes it ready to be written to by this process.
   *
   * @param cluster PostgreSQL's number of the database
   * @throws StartRefused if it is another database's, another server writes to it, or it cannot be
   *     written
   */
  void open(String cluster) {
    try {
      requirePrograms();
      Files.createDirectories(wal());
      Files.createDirectories(bases());
      PrivateFile.forOwnerOnly(wal());
      PrivateFile.forOwnerOnly(bases());
      takeLock();
      var owner = new PrivateFile(folder.resolve("cluster")).readOrCreate(() -> cluster);
      if (!owner.equals(cluster)) {
        close();
        throw new StartRefused(
            folder
                + " is the archive of another database. Name an empty folder with"
                + " BAILIWICK_WAL_ARCHIVE, and keep that one for as long as it may be needed.");
      }
    } catch (IOException fault) {
      throw unusable(fault);
    }
  }

  /** Another server may write to it from now on. */
  void close() {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException fault) {
      Progress.complain("The lock of " + folder + " was not given back: " + fault.getMessage());
    }
  }

  void configure(PostgresConf conf) {
    conf.put("archive_mode", "on");
    conf.put("archive_command", commands().archive());
    // A commit is in the archive a minute later at the latest.
    conf.put("archive_timeout", "60s");
  }

  /** The base backups that are whole, the oldest first. */
  List<BaseBackup> completeBases() throws IOException {
    try (var folders = Files.list(bases())) {
      return folders
          .map(BaseBackup::read)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(BaseBackup::completedAt))
          .toList();
    } catch (NoSuchFileException nothing) {
      return List.of();
    }
  }

  boolean has(WalSegment segment) {
    return Files.exists(file(segment));
  }

  /** All that are there. */
  Set<WalSegment> segments() throws IOException {
    var found = new HashSet<WalSegment>();
    try (var files = Files.newDirectoryStream(wal(), "*" + ArchiveCommands.SUFFIX)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        var bare = name.substring(0, name.length() - ArchiveCommands.SUFFIX.length());
        WalSegment.of(bare).ifPresent(found::add);
      }
    } catch (NoSuchFileException nothing) {
      return Set.of();
    }
    return found;
  }

  /** When the last record of it was written: whatever was committed before is not after it. */
  Instant writtenAt(WalSegment segment) throws IOException {
    return Files.getLastModifiedTime(file(segment)).toInstant();
  }

  StartRefused unusable(IOException fault) {
    return new StartRefused(
        "The archive "
            + folder
            + " cannot be used ("
            + fault.getClass().getSimpleName()
            + ": "
            + fault.getMessage()
            + "). Correct it, or name another with BAILIWICK_WAL_ARCHIVE.",
        fault);
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private Path file(WalSegment segment) {
    return wal().resolve(segment.name() + ArchiveCommands.SUFFIX);
  }

  private void takeLock() throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        lock = channel;
        return;
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Falls through: taken is taken.
    }
    channel.close();
    throw new StartRefused(
        "Another server writes to the archive "
            + folder
            + ". Give this one its own with BAILIWICK_WAL_ARCHIVE, or none.");
  }

  private static void requirePrograms() {
    var found = new Command(List.of("sh", "-c", MISSING_PROGRAM)).run(A_PROGRAM);
    if (!found.succeeded()) {
      throw new StartRefused(
          "Archiving needs the program "
              + found.output().strip()
              + ", which is not here. Install it, or unset BAILIWICK_WAL_ARCHIVE.");
    }
  }
}

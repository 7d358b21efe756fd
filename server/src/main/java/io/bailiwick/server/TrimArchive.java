package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/**
 * Deletes what no restore within the kept days needs any more. The newest base backup that is older
 * than them is still needed, since their first hours are replayed from it; so the last one is never
 * deleted. Only a base backup that is whole counts.
 */
final class TrimArchive {
  /** Segments and what PostgreSQL names after them; the histories of timelines stay. */
  private static final String NAMED_BY_SEGMENT = "[0-9A-F]{24}(\\..*)?";

  private static final int SEGMENT_NAME = 24;

  private final WalArchive archive;

  TrimArchive(WalArchive archive) {
    this.archive = archive;
  }

  /** Answers how many base backups were deleted. */
  int run(Instant now) throws IOException {
    var bases = archive.completeBases();
    var old = old(bases, now.minus(archive.kept()));
    for (var base : bases.subList(0, old)) {
      delete(base.folder());
    }
    var needed = bases.subList(old, bases.size());
    var first = needed.stream().mapToLong(base -> base.first().number()).min();
    if (first.isPresent()) {
      deleteSegmentsBefore(first.getAsLong());
    }
    return old;
  }

  /** How many of them, the oldest first, are no restore's beginning any more. */
  static int old(List<BaseBackup> oldestFirst, Instant horizon) {
    var reaching =
        oldestFirst.stream().filter(base -> !base.completedAt().isAfter(horizon)).count();
    return (int) Math.max(0, reaching - 1);
  }

  /** First it loses its name, so that half of it is never taken for a whole one. */
  private static void delete(Path base) throws IOException {
    var gone = base.resolveSibling(base.getFileName() + TakeBaseBackup.UNFINISHED);
    Files.move(base, gone, StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(gone);
  }

  /** Of every timeline: a place in the log only grows, but for a restore, which goes back to it. */
  private void deleteSegmentsBefore(long number) throws IOException {
    try (var files = Files.newDirectoryStream(archive.wal())) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (name.matches(NAMED_BY_SEGMENT)) {
          var segment = WalSegment.of(name.substring(0, SEGMENT_NAME));
          if (segment.isPresent() && segment.get().number() < number) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }
}

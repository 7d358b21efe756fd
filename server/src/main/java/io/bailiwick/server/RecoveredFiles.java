package io.bailiwick.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How a recovered database takes the place of the present one: both lie beside each other until the
 * new one is whole, and are then renamed. Whenever that is killed, the next start has either the
 * old one or the new one, and never neither.
 */
final class RecoveredFiles {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private final DataFolder data;

  RecoveredFiles(DataFolder data) {
    this.data = data;
  }

  /** Where one is being recovered; worth nothing when that was killed. */
  Path unfinished() {
    return data.path("postgres.recovering");
  }

  /** Puts the recovered one into its place; answers where the old one is kept, if there was one. */
  Optional<Path> putInPlace(Instant now) throws IOException {
    move(unfinished(), finished());
    var kept = Optional.<Path>empty();
    if (Files.exists(data.postgres())) {
      kept = Optional.of(data.path("postgres.before-" + MOMENT.format(now)));
      move(data.postgres(), kept.get());
    }
    move(finished(), data.postgres());
    return kept;
  }

  /** Ends what was killed between two renames, and deletes what was killed before. */
  void finishOrForget() throws IOException {
    if (Files.exists(finished()) && !Files.exists(data.postgres())) {
      move(finished(), data.postgres());
      Progress.say("A restore was killed at its very end: the restored database is used.");
    }
    Folders.delete(finished());
    if (Files.exists(unfinished())) {
      var programs = PostgresPrograms.in(data.path(""));
      new PostgresCluster(programs, unfinished(), data.logs().resolve("restore.log")).stopOrphan();
      Folders.delete(unfinished());
    }
  }

  private Path finished() {
    return data.path("postgres.recovered");
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (var folder = FileChannel.open(data.path(""), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}

package io.bailiwick.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A copy of PostgreSQL's files, from which a restore replays the write-ahead log. It has its folder
 * once it is whole and on the disk, and the log that makes it consistent is in the archive.
 *
 * @param folder where it lies
 * @param cluster PostgreSQL's number of the database
 * @param first the segment of the log that a restore begins with
 * @param last the one that it needs at least
 * @param completedAt the earliest time that it can be restored to, by the database's clock
 */
record BaseBackup(
    Path folder, String cluster, WalSegment first, WalSegment last, Instant completedAt) {

  static final String FILES = "files.tar.gz";
  private static final String FACTS = "facts";

  /** Empty for whatever else lies there, such as one that was never finished. */
  static Optional<BaseBackup> read(Path folder) {
    var facts = new Properties();
    try {
      if (folder.toString().endsWith(TakeBaseBackup.UNFINISHED)) {
        return Optional.empty();
      }
      facts.load(new StringReader(Files.readString(folder.resolve(FACTS))));
      return Optional.of(
          new BaseBackup(
              folder,
              facts.getProperty("cluster"),
              WalSegment.of(facts.getProperty("first")).orElseThrow(),
              WalSegment.of(facts.getProperty("last")).orElseThrow(),
              Instant.parse(facts.getProperty("completed-at"))));
    } catch (IOException | RuntimeException notOurs) {
      return Optional.empty();
    }
  }

  void writeFacts(Path into) {
    new PrivateFile(into.resolve(FACTS))
        .write(
            "cluster=%s\nfirst=%s\nlast=%s\ncompleted-at=%s"
                .formatted(cluster, first, last, completedAt));
  }

  Path files() {
    return folder.resolve(FILES);
  }
}

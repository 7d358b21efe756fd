package io.bailiwick.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;

/** A backup that was taken before. */
final class BackupFile {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final SealedFile seal;
  private final Pace pace;

  BackupFile(Path file, SealedFile seal, Pace pace) {
    this.file = file;
    this.seal = seal;
    this.pace = pace;
  }

  /**
   * Opens it at its beginning. Close what is answered.
   *
   * @param doing what is told while it takes long, such as {@code Loading}
   * @throws BackupRefused if the passphrase is another one or the file is no backup
   */
  ArchiveReader open(String doing) throws IOException {
    var of = " MB of " + (Files.size(file) >> 20);
    var told =
        pace.reading(
            Files.newInputStream(file), megabytes -> doing + " the backup: " + megabytes + of);
    var in = new BufferedInputStream(told, BUFFER);
    try {
      return new ArchiveReader(seal.read(in));
    } catch (IOException | RuntimeException fault) {
      in.close();
      throw fault;
    }
  }

  /**
   * Reads it whole, as a restore would.
   *
   * @return what it says of itself
   * @throws BackupRefused if a byte of it is missing or was altered
   */
  Head check() throws IOException {
    try (var archive = open("Checking")) {
      var head = archive.head();
      var found = new HashMap<String, Long>();
      for (var table : head.tables()) {
        found.put(table, CountRows.in(archive.table(table)));
      }
      archive.tail().require(found::get);
      return head;
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}

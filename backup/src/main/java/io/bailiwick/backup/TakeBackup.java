package io.bailiwick.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/** Reads one moment of a database into one new file, beside whatever else goes on there. */
final class TakeBackup {

  private final SealedFile seal;
  private final BackupFolder folder;
  private final Pace pace;

  TakeBackup(SealedFile seal, BackupFolder folder, Pace pace) {
    this.seal = seal;
    this.folder = folder;
    this.pace = pace;
  }

  /** A backup that is on the disk. */
  record Taken(Path file, Head head, Tail tail) {}

  Taken take(Connection owner, String program, Head.Origin origin)
      throws SQLException, IOException {
    try (var snapshot = Snapshot.of(owner)) {
      var head = snapshot.head(program, origin);
      var tail = new Tail[1];
      var file = folder.write(head.takenAt(), out -> tail[0] = write(snapshot, head, out));
      return new Taken(file, head, tail[0]);
    }
  }

  /** Writes and closes the file. */
  Tail write(Snapshot snapshot, Head head, OutputStream file) throws SQLException, IOException {
    try (file;
        var archive = new ArchiveWriter(seal.write(file))) {
      archive.head(head);
      var rows = new LinkedHashMap<String, Long>();
      for (var table : head.tables()) {
        var where = "table %d of %d, %s".formatted(rows.size() + 1, head.tables().size(), table);
        rows.put(table, archive.table(table, out -> snapshot.copy(table, told(out, where))));
      }
      var tail = new Tail(rows, snapshot.sequences());
      archive.tail(tail);
      return tail;
    }
  }

  private OutputStream told(OutputStream out, String where) {
    return pace.writing(out, megabytes -> "Backing up " + where + ": " + megabytes + " MB so far");
  }
}

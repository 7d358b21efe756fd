package io.bailiwick.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.regex.Pattern;

/**
 * The folder of the backups, each named for its moment: {@code bailiwick-20261120T130000Z.backup}.
 * One that is being written has another name, so that whatever has the right one is whole and on
 * the disk.
 */
final class BackupFolder {

  private static final String NAME = "bailiwick-%s.backup";
  private static final String UNFINISHED = ".part";
  private static final Pattern OURS =
      Pattern.compile("bailiwick-([0-9]{8}T[0-9]{6}Z)\\.backup(\\.part)?");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
  private static final Duration UNFINISHED_FOR = Duration.ofDays(1);

  private final Path folder;

  BackupFolder(Path folder) {
    this.folder = folder;
  }

  /** What is written; it closes the stream. */
  interface Content {
    void writeTo(OutputStream file) throws SQLException, IOException;
  }

  /** Writes a backup, for its owner's eyes only, and answers its file once it cannot be lost. */
  Path write(Instant moment, Content content) throws SQLException, IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(NAME.formatted(MOMENT.format(moment)));
    var part = folder.resolve(file.getFileName() + UNFINISHED);
    if (Files.exists(file)) {
      throw new BackupRefused("There is a backup of this second already: " + file);
    }
    var out = create(part);
    try {
      content.writeTo(out);
      force(part, StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      force(folder, StandardOpenOption.READ);
    } finally {
      Files.deleteIfExists(part);
    }
    return file;
  }

  /** Deletes backups of before this moment, and what killed runs left; answers how many. */
  int deleteBefore(Instant moment, Instant now) throws IOException {
    var deleted = 0;
    try (var files = Files.newDirectoryStream(folder, "bailiwick-*")) {
      for (var file : files) {
        var name = OURS.matcher(file.getFileName().toString());
        if (name.matches() && Files.isRegularFile(file)) {
          var unfinished = name.group(2) != null;
          var until = unfinished ? now.minus(UNFINISHED_FOR) : moment;
          if (MOMENT.parse(name.group(1), Instant::from).isBefore(until)) {
            Files.delete(file);
            deleted++;
          }
        }
      }
    }
    return deleted;
  }

  private static OutputStream create(Path part) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return new BufferedOutputStream(
          Channels.newOutputStream(FileChannel.open(part, options, mode)));
    } catch (FileAlreadyExistsException other) {
      throw new BackupRefused("Another backup is being written: " + part, other);
    }
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (var channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}

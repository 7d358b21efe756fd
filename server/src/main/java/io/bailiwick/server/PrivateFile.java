package io.bailiwick.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A small file that only its owner may read (mode 0600): a key, a password. It is written beside
 * its place, forced to the disk and then moved there, so that a crash leaves the old one or the new
 * one and never half of it.
 */
final class PrivateFile {
  private final Path path;

  PrivateFile(Path path) {
    this.path = path;
  }

  /** What it holds without surrounding blanks; empty if there is no such file. */
  Optional<String> read() {
    try {
      return Optional.of(Files.readString(path).strip());
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException fault) {
      throw new StartRefused(path + " cannot be read. Check its owner and mode.", fault);
    }
  }

  /** What it holds; if there is no such file, it is made with what the supplier gives. */
  String readOrCreate(Supplier<String> first) {
    return read()
        .orElseGet(
            () -> {
              var content = first.get();
              write(content);
              return content;
            });
  }

  void write(String content) {
    var beside = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(beside);
      var mode = PosixFilePermissions.fromString("rw-------");
      Files.createFile(beside, PosixFilePermissions.asFileAttribute(mode));
      Files.writeString(beside, content + "\n", StandardCharsets.UTF_8);
      force(beside);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException fault) {
      throw new StartRefused(path + " cannot be written (" + fault.getReason() + ").", fault);
    } catch (IOException fault) {
      throw new StartRefused(path + " cannot be written (" + fault.getMessage() + ").", fault);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Takes a folder's rights from everybody but its owner. */
  static void forOwnerOnly(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}

package io.bailiwick.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder that holds everything which must outlive the process, and who may use it: one server
 * at a time. The lock is the operating system's, so that it goes with its process, however that
 * ends.
 */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing and takes it for this process.
   *
   * @throws StartRefused if it cannot be written, or another server has it
   */
  static DataFolder take(Path folder) {
    return takeIfFree(folder).orElseThrow(() -> inUse(folder));
  }

  /** The same; empty if a server has it. */
  static Optional<DataFolder> takeIfFree(Path folder) {
    try {
      Files.createDirectories(folder);
      var lock = lock(folder);
      if (lock.isEmpty()) {
        return Optional.empty();
      }
      var data = new DataFolder(folder, lock.get());
      Files.createDirectories(data.logs());
      return Optional.of(data);
    } catch (AccessDeniedException denied) {
      throw unwritable(folder, "this user may not write there", denied);
    } catch (IOException fault) {
      throw unwritable(folder, fault.getMessage(), fault);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** The folder of what one run needs; emptied at each start. */
  Path work() {
    return folder.resolve("work");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path postgres() {
    return folder.resolve("postgres");
  }

  /** Gives it back, for whoever goes on living. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  boolean taken() {
    return lock.isOpen();
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private static Optional<FileChannel> lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Falls through: taken is taken.
    }
    channel.close();
    return Optional.empty();
  }

  private static StartRefused inUse(Path folder) {
    return new StartRefused(
        "Another server, or a command by hand, is using the data folder "
            + folder
            + ". Stop it or let it end, or give this one its own folder with BAILIWICK_DATA.");
  }

  private static StartRefused unwritable(Path folder, String why, IOException cause) {
    return new StartRefused(
        "The data folder "
            + folder
            + " cannot be written ("
            + why
            + "). Make it writable for this user, or name another with BAILIWICK_DATA.",
        cause);
  }
}

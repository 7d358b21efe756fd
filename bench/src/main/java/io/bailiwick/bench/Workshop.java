package io.bailiwick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A temporary folder and the processes that were started in it. Closed, also by Ctrl-C, it ends
 * them, the last one first, each by its own id, and leaves nothing behind.
 */
final class Workshop implements AutoCloseable {
  /** The repository, with what the build has left in it. */
  private final Path root = Path.of("").toAbsolutePath();

  private final Path folder;
  private final Deque<Child> children = new ArrayDeque<>();

  Workshop() {
    try {
      folder = Files.createTempDirectory("bailiwick-bench");
      // Squid takes off root's rights and still reads and writes here.
      folder.toFile().setExecutable(true, false);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "tidy up"));
  }

  Path folder() {
    return folder;
  }

  /** What the build made of the server: the same folder that the distribution packs. */
  Path home() {
    return root.resolve("server/target/bailiwick");
  }

  /** The classes of this module. */
  Path classes() {
    return root.resolve("bench/target/classes");
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  synchronized Child start(String name, Map<String, String> environment, List<String> words) {
    var child = Child.start(folder.resolve(name + ".out"), environment, words);
    children.push(child);
    return child;
  }

  Child start(String name, String... words) {
    return start(name, Map.of(), List.of(words));
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public synchronized void close() {
    while (!children.isEmpty()) {
      children.pop().close();
    }
    if (Files.exists(folder)) {
      delete(folder);
    }
  }

  static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException fault) {
      Progress.say("Left behind: " + folder + " (" + fault.getMessage() + ")");
    }
  }
}

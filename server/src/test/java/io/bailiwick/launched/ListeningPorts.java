package io.bailiwick.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The TCP ports on which a process listens, as Linux shows them in {@code /proc}. */
public final class ListeningPorts {
  private static final String LISTEN = "0A";

  /** 127.0.0.1, in the order of this machine's bytes. */
  private static final String LOOPBACK = "0100007F";

  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningPorts() {}

  /** All of them. */
  public static Set<Integer> of(long pid) {
    return of(pid, any -> true);
  }

  /** Those that other machines can reach. */
  public static Set<Integer> reachable(long pid) {
    return of(pid, address -> !address.endsWith(LOOPBACK));
  }

  private static Set<Integer> of(long pid, Predicate<String> counts) {
    var process = Path.of("/proc", Long.toString(pid));
    var sockets = socketsOf(process);
    var ports = new TreeSet<Integer>();
    for (var table : Set.of("tcp", "tcp6")) {
      for (var row : lines(process.resolve("net").resolve(table))) {
        var columns = row.trim().split("\\s+");
        var local = columns[LOCAL_ADDRESS].split(":");
        if (columns[STATE].equals(LISTEN)
            && sockets.contains(columns[INODE])
            && counts.test(local[0])) {
          ports.add(Integer.parseInt(local[1], 16));
        }
      }
    }
    return ports;
  }

  private static Set<String> socketsOf(Path process) {
    var inodes = new HashSet<String>();
    try (var open = Files.list(process.resolve("fd"))) {
      for (var descriptor : open.toList()) {
        inodeOf(descriptor).ifPresent(inodes::add);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return inodes;
  }

  private static Optional<String> inodeOf(Path descriptor) {
    try {
      var target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("socket:[")
          ? Optional.of(target.substring("socket:[".length(), target.length() - 1))
          : Optional.empty();
    } catch (IOException closedMeanwhile) {
      return Optional.empty();
    }
  }

  private static Iterable<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

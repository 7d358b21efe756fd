package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which programs of the system there are, and who we are.
 *
 * @param names those of {@link #KNOWN} that are installed
 * @param root whether the server runs as root, and so can give a VPS a user of its own
 */
record Tools(Set<String> names, boolean root) {

  private static final Set<String> KNOWN =
      Set.of("bash", "flock", "setsid", "du", "bwrap", "socat", "nsenter", "unshare", "setpriv");

  static Tools ofThisMachine() {
    var found = KNOWN.stream().filter(Tools::installed).collect(Collectors.toSet());
    return new Tools(Set.copyOf(found), ownsProcesses());
  }

  boolean have(String... wanted) {
    return Stream.of(wanted).allMatch(names::contains);
  }

  /** The same machine, as if these were not installed. */
  Tools without(String... missing) {
    var left = names.stream().filter(name -> !Arrays.asList(missing).contains(name));
    return new Tools(left.collect(Collectors.toUnmodifiableSet()), root);
  }

  /** Without these no VPS can be kept at all. */
  boolean suffice() {
    return have("bash", "flock", "setsid", "du") && Files.exists(Path.of("/proc/self/stat"));
  }

  private static boolean installed(String name) {
    return Arrays.stream(Command.PATH.split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static boolean ownsProcesses() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
      return false;
    }
  }
}

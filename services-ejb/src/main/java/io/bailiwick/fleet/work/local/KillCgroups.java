package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends what still runs in a VPS's control groups, and removes them. The folders are those noted at
 * the last start: a server that comes back may hang its groups elsewhere.
 */
final class KillCgroups {

  private KillCgroups() {}

  static void note(VpsFolder folder, Cgroup cgroup) throws IOException {
    var lines = cgroup.folders().stream().map(Path::toString).toList();
    Files.write(folder.cgroups(), lines);
  }

  /** Nothing of the VPS's last run is left afterwards; its groups stay. */
  static void endProcesses(VpsFolder folder) throws IOException {
    for (var group : noted(folder)) {
      var processes = group.resolve("cgroup.procs");
      if (Files.isReadable(processes)) {
        Files.readAllLines(processes).forEach(KillCgroups::kill);
      }
    }
  }

  static void remove(VpsFolder folder) throws IOException {
    endProcesses(folder);
    for (var group : noted(folder)) {
      try {
        Files.deleteIfExists(group);
      } catch (IOException dying) {
        // A process of it is still dying; an empty group costs nothing.
      }
    }
  }

  private static List<Path> noted(VpsFolder folder) throws IOException {
    if (!Files.exists(folder.cgroups())) {
      return List.of();
    }
    return Files.readAllLines(folder.cgroups()).stream().map(Path::of).toList();
  }

  private static void kill(String pid) {
    try {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    } catch (NumberFormatException | IllegalStateException notOne) {
      // An empty line, or ourselves: never.
    }
  }
}

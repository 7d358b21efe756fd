package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One process for ever: its number, and when it started, since numbers are used again.
 *
 * @param start in clock ticks since boot, as field 22 of {@code /proc/<pid>/stat} has it
 */
record ProcessIdentity(long pid, long start) {

  boolean isAlive() {
    if (pid <= 0 || start <= 0) {
      return false;
    }
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name in brackets may hold anything, also spaces and brackets.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var dead = fields[0].equals("Z") || fields[0].equals("X");
      return !dead && Long.parseLong(fields[19]) == start;
    } catch (IOException | RuntimeException gone) {
      return false;
    }
  }

  /** Asks it to end. */
  void terminate() {
    if (isAlive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  void kill() {
    if (isAlive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}

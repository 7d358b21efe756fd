package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes control groups for VPSes, of whichever version this machine lets us write to. */
interface Cgroups {

  /** All of ours stand below a folder of this name. */
  String FOLDER = "bailiwick";

  /** More processes and threads than this, and a program cannot start another one. */
  int MOST_PROCESSES = 512;

  /** The groups of this name with these limits; those that exist get the limits anew. */
  Cgroup make(String name, int memoryMb, int cpuMillicores) throws IOException;

  /**
   * Version 2 where it can be written, else version 1, else none.
   *
   * @param self a file like {@code /proc/self/cgroup}
   * @param root a folder like {@code /sys/fs/cgroup}
   */
  static Cgroups ofMachine(Path self, Path root) {
    List<String> lines;
    try {
      lines = Files.readAllLines(self);
    } catch (IOException notLinux) {
      lines = List.of();
    }
    var own = lines;
    return CgroupsV2.at(own, root)
        .filter(Cgroups::work)
        .or(() -> CgroupsV1.at(own, root).filter(Cgroups::work))
        .orElse((name, memory, cpu) -> Cgroup.NONE);
  }

  /** A folder that can be made in does not say that its limits can be set. */
  private static boolean work(Cgroups cgroups) {
    try {
      for (var folder : cgroups.make("trial", 64, 1_000).folders()) {
        Files.deleteIfExists(folder);
      }
      return true;
    } catch (DirectoryNotEmptyException onlyOnFixtures) {
      return true;
    } catch (IOException notOurs) {
      return false;
    }
  }
}

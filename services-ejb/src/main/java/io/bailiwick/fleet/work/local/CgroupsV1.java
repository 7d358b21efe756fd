package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One tree for each controller; ours hang below the group that the server itself is in. */
final class CgroupsV1 implements Cgroups {

  private static final int PERIOD_MICROS = 100_000;

  private final Map<String, Path> parents;

  private CgroupsV1(Map<String, Path> parents) {
    this.parents = parents;
  }

  /** Empty where memory and cpu cannot both be had. */
  static Optional<Cgroups> at(List<String> self, Path root) {
    var parents = new TreeMap<String, Path>();
    for (var line : self) {
      var parts = line.split(":", 3);
      for (var controller : parts[1].split(",", -1)) {
        if (List.of("memory", "cpu", "cpuacct", "pids").contains(controller)) {
          parent(root.resolve(controller), parts[2]).ifPresent(p -> parents.put(controller, p));
        }
      }
    }
    var enough = parents.keySet().containsAll(List.of("memory", "cpu", "cpuacct"));
    return enough ? Optional.of(new CgroupsV1(parents)) : Optional.empty();
  }

  /** In a container the path may be the host's, and the tree begin at its mount. */
  private static Optional<Path> parent(Path tree, String own) {
    for (var base : List.of(Path.of(tree + own).normalize(), tree)) {
      try {
        if (Files.isDirectory(base)) {
          return Optional.of(Files.createDirectories(base.resolve(FOLDER)));
        }
      } catch (IOException readOnly) {
        // The next one may be ours.
      }
    }
    return Optional.empty();
  }

  @Override
  public Cgroup make(String name, int memoryMb, int cpuMillicores) throws IOException {
    var memory = make("memory", name);
    var cpu = make("cpu", name);
    var bytes = Long.toString(memoryMb * 1_048_576L);
    Files.writeString(memory.resolve("memory.limit_in_bytes"), bytes);
    if (Files.exists(memory.resolve("memory.memsw.limit_in_bytes"))) {
      Files.writeString(memory.resolve("memory.memsw.limit_in_bytes"), bytes);
    }
    Files.writeString(cpu.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
    var quota = (long) cpuMillicores * PERIOD_MICROS / 1_000;
    Files.writeString(cpu.resolve("cpu.cfs_quota_us"), Long.toString(quota));
    var pids = parents.containsKey("pids") ? make("pids", name) : null;
    if (pids != null) {
      Files.writeString(pids.resolve("pids.max"), Integer.toString(MOST_PROCESSES));
    }
    return new Cgroup("cgroup-v1", memory, make("cpuacct", name), cpu, pids);
  }

  private Path make(String controller, String name) throws IOException {
    return Files.createDirectories(parents.get(controller).resolve(name));
  }
}

package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One tree for everything. A group that holds processes may not hand controllers on, so when the
 * server's own group does not, the one above is tried, which a service manager that delegates has
 * left free, and then the root.
 */
final class CgroupsV2 implements Cgroups {

  private static final int PERIOD_MICROS = 100_000;

  private final Path parent;

  private CgroupsV2(Path parent) {
    this.parent = parent;
  }

  /** Empty where the tree is not there, or no group of it hands on memory and cpu. */
  static Optional<Cgroups> at(List<String> self, Path root) {
    return self.stream()
        .filter(line -> line.startsWith("0::"))
        .map(line -> line.substring("0::".length()))
        .flatMap(own -> bases(root, own).stream())
        .filter(CgroupsV2::handsOn)
        .<Cgroups>map(base -> new CgroupsV2(base.resolve(FOLDER)))
        .findFirst();
  }

  private static List<Path> bases(Path root, String own) {
    var bases = new ArrayList<Path>();
    var group = Path.of(root + own).normalize();
    for (var base = group; bases.size() < 2 && base.startsWith(root); base = base.getParent()) {
      bases.add(base);
    }
    bases.add(root);
    return bases;
  }

  private static boolean handsOn(Path base) {
    try {
      if (!has(base, "memory", "cpu")) {
        return false;
      }
      delegate(base);
      var ours = Files.createDirectories(base.resolve(FOLDER));
      delegate(ours);
      return has(ours, "memory", "cpu");
    } catch (IOException busyOrReadOnly) {
      return false;
    }
  }

  private static boolean has(Path group, String... controllers) throws IOException {
    var file = group.resolve("cgroup.controllers");
    var given = Files.exists(file) ? Files.readString(file).strip().split(" ") : new String[0];
    return Arrays.asList(given).containsAll(List.of(controllers));
  }

  private static void delegate(Path group) throws IOException {
    var wanted = has(group, "pids") ? "+memory +cpu +pids" : "+memory +cpu";
    Files.writeString(group.resolve("cgroup.subtree_control"), wanted);
  }

  @Override
  public Cgroup make(String name, int memoryMb, int cpuMillicores) throws IOException {
    var group = Files.createDirectories(parent.resolve(name));
    Files.writeString(group.resolve("memory.max"), Long.toString(memoryMb * 1_048_576L));
    if (Files.exists(group.resolve("memory.swap.max"))) {
      Files.writeString(group.resolve("memory.swap.max"), "0");
    }
    var quota = (long) cpuMillicores * PERIOD_MICROS / 1_000;
    Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
    if (Files.exists(group.resolve("pids.max"))) {
      Files.writeString(group.resolve("pids.max"), Integer.toString(MOST_PROCESSES));
    }
    return new Cgroup("cgroup-v2", group, group, group, null);
  }
}

package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both versions of control groups, on folders that look like them. */
class CgroupsTest {

  @TempDir Path root;

  @Test
  void version_2_limits_memory_cpu_and_processes_in_one_group() throws IOException {
    var cgroup = version2("/system.slice/bailiwick.service").make("vps", 512, 1_500);
    assertThat(cgroup.kind()).isEqualTo("cgroup-v2");
    var group = root.resolve("system.slice/bailiwick.service/bailiwick/vps");
    assertThat(cgroup.folders()).containsExactly(group);
    assertThat(group.resolve("memory.max")).hasContent("536870912");
    assertThat(group.resolve("cpu.max")).hasContent("150000 100000");
    assertThat(root.resolve("system.slice/bailiwick.service/cgroup.subtree_control"))
        .hasContent("+memory +cpu +pids");
  }

  @Test
  void version_2_is_passed_over_where_nothing_is_handed_on() throws IOException {
    Files.writeString(root.resolve("cgroup.controllers"), "cpuset io\n");
    var none = Cgroups.ofMachine(self("0::/"), root).make("vps", 512, 1_000);
    assertThat(none).isEqualTo(Cgroup.NONE);
  }

  @Test
  void version_1_has_a_tree_for_each_resource() throws IOException {
    for (var tree : List.of("memory/own", "cpu", "cpuacct")) {
      Files.createDirectories(root.resolve(tree));
    }
    var self = self("4:memory:/own\n3:cpu,cpuacct:/elsewhere\n0::/");
    var cgroup = Cgroups.ofMachine(self, root).make("vps", 64, 500);
    assertThat(cgroup.kind()).isEqualTo("cgroup-v1");
    assertThat(root.resolve("memory/own/bailiwick/vps/memory.limit_in_bytes"))
        .hasContent("67108864");
    assertThat(root.resolve("cpu/bailiwick/vps/cpu.cfs_quota_us")).hasContent("50000");
    assertThat(cgroup.cpuUsage()).isEqualTo(root.resolve("cpuacct/bailiwick/vps"));
    assertThat(cgroup.pids()).isNull();
  }

  @Test
  void the_supervisor_reckons_by_version_2() throws IOException {
    var vps = VpsId.next();
    var cgroups = version2("/own");
    var group = cgroups.make(vps.toString(), 512, 1_000).memory();
    reading(group, 5_000_000, 300, 100);
    try (var bed = new LocalBed(root.resolve("data"), Optional.of(cgroups))) {
      var environment = Map.of("GATEWAY_TOKEN", "t");
      bed.provider()
          .create(
              vps,
              new MachineSpecification(
                  "agent", Programs.SAMPLE_AGENT, 1_000, 512, 1, environment, List.of()));
      reading(group, 7_000_000, 300, 100);
      Patience.until(
          Duration.ofSeconds(10),
          () -> bed.provider().sample(vps).orElseThrow().cpuMillis().orElseThrow() == 2_000);
      Patience.until(Duration.ofSeconds(3), () -> false);

      var sample = bed.provider().sample(vps).orElseThrow();
      // 300 MB less the 100 that the kernel may drop, for at least 2 seconds.
      assertThat(sample.cpuMillis()).hasValue(2_000);
      assertThat(sample.memoryMbSeconds().orElseThrow()).isBetween(400L, 10_000L);
    }
  }

  private static void reading(Path group, long cpuMicros, int memoryMb, int cacheMb)
      throws IOException {
    Files.writeString(
        group.resolve("cpu.stat"), "usage_usec " + cpuMicros + "\nuser_usec 1\nsystem_usec 1\n");
    Files.writeString(group.resolve("memory.current"), memoryMb * 1_048_576L + "\n");
    Files.writeString(
        group.resolve("memory.stat"), "anon 5\ninactive_file " + cacheMb * 1_048_576L + "\n");
  }

  private Cgroups version2(String own) throws IOException {
    var group = Files.createDirectories(Path.of(root + own));
    var ours = Files.createDirectories(group.resolve("bailiwick"));
    for (var folder : List.of(group, ours)) {
      Files.writeString(folder.resolve("cgroup.controllers"), "cpu memory pids io\n");
    }
    return Cgroups.ofMachine(self("0::" + own), root);
  }

  private Path self(String lines) throws IOException {
    return Files.writeString(root.resolve("self"), lines + "\n");
  }
}

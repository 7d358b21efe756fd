package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reckoned, and what is limited. */
class UsageTest {

  private static final String TOKEN = "face".repeat(16);

  @TempDir Path data;
  private LocalBed bed;
  private final VpsId vps = VpsId.next();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void cpu_memory_and_disk_are_reckoned_and_survive_stops_and_restarts() throws IOException {
    bed = new LocalBed(data);
    var machine = bed.provider().create(vps, specification(2_000, 512));
    work(machine, "{\"cpu_ms\":700,\"memory_mb\":150,\"disk_bytes\":5000000}");
    var used = await(s -> cpu(s) >= 700 && memory(s) >= 150);
    assertThat(used.storageBytes().orElseThrow()).isBetween(5_000_000L, 6_000_000L);

    bed.provider().stop(vps);
    var stopped = bed.provider().sample(vps).orElseThrow();
    bed.reopen();
    assertThat(bed.provider().sample(vps)).contains(stopped);
    work(bed.provider().start(vps, specification(2_000, 512)), "{\"cpu_ms\":400}");
    assertThat(cpu(await(s -> cpu(s) >= cpu(stopped) + 400))).isLessThan(cpu(stopped) + 5_000);
  }

  @Test
  void without_control_groups_the_processes_are_added_up() throws IOException {
    bed = new LocalBed(data, java.util.Optional.of((name, memory, cpu) -> Cgroup.NONE));
    var machine = bed.provider().create(vps, specification(2_000, 512));
    assertThat(machine.details()).containsEntry("limits", "supervised");
    work(machine, "{\"cpu_ms\":700,\"memory_mb\":150}");
    await(s -> cpu(s) >= 700 && memory(s) >= 150);
  }

  @Test
  void a_program_above_its_memory_is_ended_and_says_why() throws IOException {
    for (var cgroups :
        List.<java.util.Optional<Cgroups>>of(
            java.util.Optional.empty(), java.util.Optional.of((name, m, cpu) -> Cgroup.NONE))) {
      bed = new LocalBed(data, cgroups);
      var machine = bed.provider().create(vps, specification(2_000, 128));
      try {
        new Gateway(machine, TOKEN).post("/work", "{\"memory_mb\":300}");
      } catch (IOException cut) {
        // The program died before it answered.
      }
      Patience.until(Duration.ofSeconds(10), () -> state() == Machine.State.STOPPED);
      var ended = bed.provider().find(vps).orElseThrow();
      assertThat(ended.state()).as(machine.toString()).isEqualTo(Machine.State.STOPPED);
      assertThat(ended.details().get("failure").toString()).contains("memory");
      bed.close();
    }
  }

  @Test
  void a_program_gets_no_more_cpu_than_its_share() throws IOException {
    bed = new LocalBed(data);
    var machine = bed.provider().create(vps, specification(250, 256));
    var start = System.nanoTime();
    work(machine, "{\"cpu_ms\":500}");
    var took = Duration.ofNanos(System.nanoTime() - start);
    if (machine.details().get("limits").equals("supervised")) {
      assertThat(took).isLessThan(Duration.ofSeconds(10));
    } else {
      assertThat(took).isGreaterThan(Duration.ofMillis(1_300));
    }
  }

  @Test
  void links_out_of_the_home_are_not_followed_by_the_gauge() throws IOException {
    bed = new LocalBed(data);
    bed.provider().create(vps, specification(1_000, 256));
    Files.createSymbolicLink(bed.folder(vps).home().resolve("usr"), Path.of("/usr"));
    var sample = bed.provider().sample(vps).orElseThrow();
    assertThat(sample.storageBytes().orElseThrow()).isLessThan(1_000_000);
  }

  private Machine.State state() {
    return bed.provider().find(vps).orElseThrow().state();
  }

  private MachineSample await(Predicate<MachineSample> enough) throws IOException {
    var came =
        Patience.until(
            Duration.ofSeconds(15), () -> enough.test(bed.provider().sample(vps).orElseThrow()));
    var last = bed.provider().sample(vps).orElseThrow();
    assertThat(came).as(last.toString()).isTrue();
    return last;
  }

  private static long cpu(MachineSample sample) {
    return sample.cpuMillis().orElseThrow();
  }

  private static long memory(MachineSample sample) {
    return sample.memoryMbSeconds().orElseThrow();
  }

  private static void work(Machine machine, String what) throws IOException {
    var answer = new Gateway(machine, TOKEN).post("/work", what);
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  private static MachineSpecification specification(int millicores, int memoryMb) {
    return new MachineSpecification(
        "agent",
        Programs.SAMPLE_AGENT,
        millicores,
        memoryMb,
        1,
        Map.of("GATEWAY_TOKEN", TOKEN),
        List.of());
  }
}

package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Machine;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill -9 leaves behind. */
class SurvivalTest {

  @TempDir Path data;

  @Test
  void a_vps_goes_on_when_its_server_is_killed_and_is_found_again() throws Exception {
    var vps = VpsId.next();
    var server = ChildServer.start(data, vps);
    server.awaitMachines(1);
    server.kill();

    try (var bed = new LocalBed(data)) {
      var machine = bed.provider().find(vps).orElseThrow();
      assertThat(machine.state()).isEqualTo(Machine.State.RUNNING);
      assertThat(bed.provider().list()).containsExactly(machine);
      assertThat(new Gateway(machine, ChildServer.TOKEN).get("/health")).contains("ok");
      assertThat(bed.provider().create(vps, ChildServer.specification())).isEqualTo(machine);
      assertThat(Processes.supervisorsOf(bed.folder(vps))).isEqualTo(1);
      assertThat(bed.provider().stop(vps).state()).isEqualTo(Machine.State.STOPPED);
    }
  }

  @Test
  void killed_at_any_moment_of_a_creation_it_leaves_no_machine_twice_and_none_behind()
      throws Exception {
    for (var delay : List.of(20, 80, 150, 250, 400, 700)) {
      var folder = data.resolve("after-" + delay);
      var wanted = Stream.generate(VpsId::next).limit(3).toArray(VpsId[]::new);
      var server = ChildServer.start(folder, wanted);
      server.awaitOpen();
      Thread.sleep(delay);
      server.kill();
      try (var bed = new LocalBed(folder)) {
        for (var vps : wanted) {
          var machine = bed.provider().create(vps, ChildServer.specification());
          assertThat(machine.state()).as("after %s ms", delay).isEqualTo(Machine.State.RUNNING);
          assertThat(new Gateway(machine, ChildServer.TOKEN).get("/health")).contains("ok");
          assertThat(Processes.supervisorsOf(bed.folder(vps))).isEqualTo(1);
        }
        for (var vps : wanted) {
          bed.provider().destroy(vps);
          assertThat(Processes.supervisorsOf(bed.folder(vps))).isZero();
        }
        assertThat(Processes.withCommandLine(folder + "/local")).isEmpty();
      }
    }
  }

  @Test
  void a_program_does_not_outlive_its_supervisor_in_any_sandbox() throws IOException {
    for (var missing : List.of(List.<String>of(), List.of("bwrap"), List.of("bwrap", "unshare"))) {
      var vps = VpsId.next();
      try (var bed = new LocalBed(data, missing.toArray(String[]::new))) {
        bed.provider().create(vps, ChildServer.specification());
        var supervision = bed.folder(vps).supervision();
        supervision.supervisor().kill();
        var ended = Patience.until(Duration.ofSeconds(5), () -> !supervision.program().isAlive());
        assertThat(ended).as("without %s", missing).isTrue();

        var machine = bed.provider().find(vps).orElseThrow();
        assertThat(machine.state()).isEqualTo(Machine.State.STOPPED);
        assertThat(machine.details()).containsKey("failure");
        var again = bed.provider().start(vps, ChildServer.specification());
        assertThat(again.state()).isEqualTo(Machine.State.RUNNING);
      }
    }
  }

  @Test
  void many_machines_stop_together_within_five_seconds() throws IOException {
    try (var bed = new LocalBed(data)) {
      for (var i = 0; i < 5; i++) {
        bed.provider().create(VpsId.next(), ChildServer.specification());
      }
      var start = System.nanoTime();
      bed.provider().stopAll();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(bed.provider().list())
          .hasSize(5)
          .allMatch(machine -> machine.state() == Machine.State.STOPPED);
    }
  }
}

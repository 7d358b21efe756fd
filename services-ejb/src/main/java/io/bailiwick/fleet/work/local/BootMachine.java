package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * Brings a VPS up. Every step can be repeated, and a crash after any of them leaves a stopped
 * machine that the next call completes; once the supervisor has the lock, there is no second one.
 */
final class BootMachine {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);

  private final LocalConfiguration configuration;
  private final Tools tools;
  private final Programs programs;
  private final Cgroups cgroups;
  private final WriteFiles writeFiles;
  private final StartSupervisor startSupervisor;

  BootMachine(
      LocalConfiguration configuration,
      Tools tools,
      Programs programs,
      Cgroups cgroups,
      WriteFiles writeFiles,
      StartSupervisor startSupervisor) {
    this.configuration = configuration;
    this.tools = tools;
    this.programs = programs;
    this.cgroups = cgroups;
    this.writeFiles = writeFiles;
    this.startSupervisor = startSupervisor;
  }

  Machine boot(VpsFolder folder, MachineSpecification specification) throws IOException {
    if (!folder.supervision().isOver()) {
      return awaited(folder);
    }
    var program = programs.named(specification.image());
    folder.make(tools);
    folder.note(noted(specification));
    waitForLastSupervisor(folder);
    folder.supervision().program().kill();
    KillCgroups.endProcesses(folder);
    writeFiles.into(folder, specification.files());
    var cgroup =
        cgroups.make(
            folder.vps().toString(), specification.memoryMb(), specification.cpuMillicores());
    KillCgroups.note(folder, cgroup);
    Files.deleteIfExists(folder.path().resolve("state"));
    startSupervisor.start(folder, specification, program, cgroup);
    return awaited(folder);
  }

  /**
   * The last one may still be on its way out, or one that a killed server started on its way in.
   */
  private static void waitForLastSupervisor(VpsFolder folder) {
    var free =
        Command.of(
            "flock",
            "-w",
            Long.toString(LOCK_PATIENCE.toSeconds()),
            folder.lock().toString(),
            "true");
    if (!free.run(LOCK_PATIENCE.plusSeconds(2)).succeeded()) {
      throw ProviderException.passing(
          "The VPS " + folder.vps() + " is being started already; look again.", null);
    }
  }

  private Machine awaited(VpsFolder folder) throws IOException {
    Patience.until(configuration.startPatience(), () -> isDecided(folder.supervision()));
    var supervision = folder.supervision();
    if (supervision.facts().isEmpty()) {
      throw ProviderException.passing(
          "The supervisor of the VPS " + folder.vps() + " did not start.", null);
    }
    var machine = supervision.machine(folder.vps());
    if (machine.state() == Machine.State.STOPPED) {
      throw ProviderException.passing(
          "The program of the VPS "
              + folder.vps()
              + " ended before its gateway listened, with "
              + machine.details()
              + "; its output is in the VPS's folder.",
          null);
    }
    return machine;
  }

  private static boolean isDecided(Supervision supervision) {
    if (supervision.facts().isEmpty()) {
      return false;
    }
    return supervision.isOver() || !supervision.facts().text("phase").equals("starting");
  }

  private static Map<String, String> noted(MachineSpecification specification) {
    return Map.of(
        "name", specification.name(),
        "image", specification.image(),
        "cpu_millicores", Integer.toString(specification.cpuMillicores()),
        "memory_mb", Integer.toString(specification.memoryMb()),
        "disk_gb", Integer.toString(specification.diskGb()));
  }
}

package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.time.Duration;

/** Ends a VPS's program and its supervisor; the disk and what was used stay. */
final class StopMachine {

  /** Beyond the program's own grace: what the supervisor needs to notice and to write down. */
  private static final Duration SUPERVISORS_SHARE = Duration.ofMillis(1_500);

  private final Duration grace;

  StopMachine(Duration grace) {
    this.grace = grace;
  }

  /** Only asks, and does not wait. */
  void ask(VpsFolder folder) throws IOException {
    folder.supervision().supervisor().terminate();
  }

  void stop(VpsFolder folder) throws IOException {
    var supervisor = folder.supervision().supervisor();
    supervisor.terminate();
    if (!Patience.until(grace.plus(SUPERVISORS_SHARE), () -> !supervisor.isAlive())) {
      // It may itself be stopped, as by a debugger; its sandbox dies with it.
      supervisor.kill();
      Patience.until(SUPERVISORS_SHARE, () -> !supervisor.isAlive());
    }
    folder.supervision().program().kill();
    KillCgroups.endProcesses(folder);
    if (supervisor.isAlive()) {
      throw ProviderException.passing("The VPS " + folder.vps() + " does not stop.", null);
    }
  }
}

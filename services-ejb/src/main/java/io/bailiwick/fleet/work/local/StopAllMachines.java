package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.util.List;

/** Asks every VPS to end before it waits for the first, so that all take as long as one. */
final class StopAllMachines {

  private static final System.Logger LOG = System.getLogger(StopAllMachines.class.getName());

  private StopAllMachines() {}

  static void stop(List<VpsFolder> folders, StopMachine stopMachine) {
    for (var folder : folders) {
      attempt(folder, stopMachine::ask);
    }
    folders.parallelStream().forEach(folder -> attempt(folder, stopMachine::stop));
  }

  private interface Step {
    void take(VpsFolder folder) throws IOException;
  }

  private static void attempt(VpsFolder folder, Step step) {
    try {
      step.take(folder);
    } catch (IOException | ProviderException failed) {
      LOG.log(System.Logger.Level.WARNING, "The VPS " + folder.vps() + " did not stop.", failed);
    }
  }
}

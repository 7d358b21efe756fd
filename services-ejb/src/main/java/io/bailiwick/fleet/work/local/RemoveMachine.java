package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Removes a VPS with its disk. The folder first gets another name, under its lock: a supervisor
 * that a killed server started a moment ago either has the lock, and is stopped here, or no longer
 * finds the folder.
 */
final class RemoveMachine {

  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalFolders folders;
  private final StopMachine stopMachine;

  RemoveMachine(LocalFolders folders, StopMachine stopMachine) {
    this.folders = folders;
    this.stopMachine = stopMachine;
  }

  void remove(VpsFolder folder) throws IOException {
    var gone = folders.goneNameOf(folder);
    for (var tries = 0; folder.exists(); tries++) {
      if (tries == TRIES) {
        throw ProviderException.passing("The VPS " + folder.vps() + " is not gone yet.", null);
      }
      stopMachine.stop(folder);
      KillCgroups.remove(folder);
      rename(folder, gone);
    }
    Files.deleteIfExists(folder.gatewaySocket());
    if (Files.exists(gone)) {
      removeTree(gone);
    }
  }

  private static void rename(VpsFolder folder, Path gone) throws IOException {
    if (!Files.exists(folder.lock())) {
      Files.move(folder.path(), gone);
      return;
    }
    var path = folder.path().toString();
    Command.of("flock", "-w", "2", folder.lock().toString(), "mv", "-T", path, gone.toString())
        .run(PATIENCE);
  }

  /** What a killed server left half removed. */
  void removeLeftovers() throws IOException {
    for (var gone : folders.gone()) {
      removeTree(gone);
    }
  }

  /** A program may have taken its own rights on a folder away. */
  private static void removeTree(Path folder) {
    var path = folder.toString();
    if (!Command.of("rm", "-rf", "--one-file-system", path).run(PATIENCE).succeeded()) {
      Command.of("chmod", "-R", "u+rwX", path).run(PATIENCE);
      if (!Command.of("rm", "-rf", "--one-file-system", path).run(PATIENCE).succeeded()) {
        throw ProviderException.passing("The folder " + folder + " cannot be removed.", null);
      }
    }
  }
}

package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tries the sandboxes from the strongest down, and takes the first in which anything runs. */
final class ChooseSandbox {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Tools tools;
  private final InstalledFiles installed;
  private final Path data;
  private final VpsFolder trial;

  ChooseSandbox(Tools tools, InstalledFiles installed, LocalFolders folders) {
    this.tools = tools;
    this.installed = installed;
    this.data = folders.data();
    var nobody = VpsId.next();
    var folder = folders.installed();
    this.trial = new VpsFolder(nobody, folder.resolve("trial"), folder);
  }

  Sandbox strongest() throws IOException {
    trial.make(tools);
    for (var candidate : candidates()) {
      if (candidate.isPresent() && works(candidate.get())) {
        return candidate.get();
      }
    }
    return new Plain(tools);
  }

  private List<Optional<Sandbox>> candidates() throws IOException {
    var hosts = installed.script("hosts");
    var root = !tools.root() || tools.have("setpriv");
    var bubblewrap = root && tools.have("bwrap");
    var gates = tools.have("socat", "nsenter", "setpriv");
    var sizes = bubblewrap && knowsSizes();
    return List.of(
        Optional.<Sandbox>of(new Bubblewrap(tools, hosts, true, sizes))
            .filter(s -> bubblewrap && gates),
        Optional.<Sandbox>of(new Bubblewrap(tools, hosts, false, sizes)).filter(s -> bubblewrap),
        Optional.<Sandbox>of(new Unshare(installed.script("mounts.sh"), data))
            .filter(s -> tools.root() && tools.have("unshare", "setpriv")));
  }

  /** Old ones do not. */
  private static boolean knowsSizes() {
    try {
      return Command.of("bwrap", "--help").run(PATIENCE).output().contains("--size ");
    } catch (ProviderException stuck) {
      return false;
    }
  }

  private boolean works(Sandbox candidate) {
    try {
      var command = candidate.around(trial, List.of(), List.of("true"), false);
      return new Command(command).run(PATIENCE).succeeded();
    } catch (ProviderException stuck) {
      return false;
    }
  }
}

package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was found out of this machine when the provider was opened: which sandbox, which control
 * groups. Empty where no VPS can be kept at all.
 */
final class LocalGround implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(LocalGround.class.getName());

  private final BootMachine boot;
  private final WriteFiles writeFiles;
  private final Optional<ProxyDoor> door;

  private LocalGround(BootMachine boot, WriteFiles writeFiles, Optional<ProxyDoor> door) {
    this.boot = boot;
    this.writeFiles = writeFiles;
    this.door = door;
  }

  static LocalGround open(
      LocalConfiguration configuration,
      LocalFolders folders,
      Tools tools,
      Optional<Cgroups> given) {
    if (!tools.suffice()) {
      return new LocalGround(null, null, Optional.empty());
    }
    folders.make();
    try {
      new RemoveMachine(folders, new StopMachine(configuration.stopGrace())).removeLeftovers();
      var installed = new InstalledFiles(folders.installed());
      var sandbox = new ChooseSandbox(tools, installed, folders).strongest();
      LOG.log(
          System.Logger.Level.INFO,
          "Local VPSes run in the sandbox {0}; egress enforced: {1}.",
          sandbox.name(),
          sandbox.enforcesEgress());
      if (!sandbox.isolates()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Local VPSes can read whatever the server can, its master key too: no sandbox works"
                + " here. Install bubblewrap before you run programs that are not your own.");
      }
      return build(configuration, folders, tools, given, installed, sandbox);
    } catch (IOException cannot) {
      throw ProviderException.passing("The local provider cannot be set up.", cannot);
    }
  }

  private static LocalGround build(
      LocalConfiguration configuration,
      LocalFolders folders,
      Tools tools,
      Optional<Cgroups> given,
      InstalledFiles installed,
      Sandbox sandbox)
      throws IOException {
    var cgroups =
        given.orElseGet(
            () -> Cgroups.ofMachine(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup")));
    var writeFiles = new WriteFiles(installed, sandbox);
    var programs = new Programs(folders.programs(), configuration.sampleAgentJar(), installed);
    var door =
        sandbox.enforcesEgress()
            ? Optional.of(doorOf(configuration, folders))
            : Optional.<ProxyDoor>empty();
    var start = new StartSupervisor(configuration, installed, sandbox, door);
    var boot = new BootMachine(configuration, tools, programs, cgroups, writeFiles, start);
    return new LocalGround(boot, writeFiles, door);
  }

  /** Those that outlived a server wait for it at their sockets. */
  private static ProxyDoor doorOf(LocalConfiguration configuration, LocalFolders folders)
      throws IOException {
    var door = ProxyDoor.open(configuration.forwardProxy());
    door.admit(folders.sharedProxySocket());
    for (var folder : folders.all()) {
      door.admit(folder.proxySocket());
    }
    return door;
  }

  BootMachine boot() {
    mustHold();
    return boot;
  }

  WriteFiles writeFiles() {
    mustHold();
    return writeFiles;
  }

  /** Nobody calls out from this VPS any more. */
  void forget(VpsFolder folder) {
    door.ifPresent(open -> open.forget(folder.proxySocket()));
  }

  private void mustHold() {
    if (boot == null) {
      throw ProviderException.permanent(
          "This machine cannot keep local VPSes: they need Linux with bash, flock, setsid and du."
              + " Install them and start the server again, or use another provider.");
    }
  }

  @Override
  public void close() {
    door.ifPresent(ProxyDoor::close);
  }
}

package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * VPSes as processes of this machine. Needs Linux with bash and util-linux; elsewhere every VPS is
 * refused. Safe for several threads; one at a time for each data folder.
 */
public final class LocalProvider implements VpsProvider, AutoCloseable {

  private static final long KB_CENTISECONDS_PER_MB_SECOND = 1_024L * 100;

  private final LocalFolders folders;
  private final LocalGround ground;
  private final StorageGauge storage;
  private final StopMachine stopMachine;
  private final VpsLocks locks = new VpsLocks();

  private LocalProvider(
      LocalConfiguration configuration, LocalFolders folders, LocalGround ground) {
    this.folders = folders;
    this.ground = ground;
    this.storage = new StorageGauge(configuration.storageAge());
    this.stopMachine = new StopMachine(configuration.stopGrace());
  }

  /** Tries out what this machine allows, and opens the VPSes' door to the forward proxy. */
  public static LocalProvider open(LocalConfiguration configuration) {
    return open(configuration, Tools.ofThisMachine(), Optional.empty());
  }

  static LocalProvider open(
      LocalConfiguration configuration, Tools tools, Optional<Cgroups> cgroups) {
    var folders = new LocalFolders(configuration.data());
    return new LocalProvider(
        configuration, folders, LocalGround.open(configuration, folders, tools, cgroups));
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Set<Axis> metered() {
    return Set.of(Axis.BANDWIDTH, Axis.CPU, Axis.MEMORY, Axis.STORAGE);
  }

  @Override
  public boolean boundToNode() {
    return true;
  }

  @Override
  public Optional<Machine> find(VpsId vps) {
    var folder = folders.of(vps);
    return attempt(
        () -> folder.exists() ? Optional.of(folder.supervision().machine(vps)) : Optional.empty());
  }

  @Override
  public Machine create(VpsId vps, MachineSpecification specification) {
    var boot = ground.boot();
    return locks.during(vps, () -> attempt(() -> boot.boot(folders.of(vps), specification)));
  }

  @Override
  public Machine start(VpsId vps, MachineSpecification specification) {
    var boot = ground.boot();
    return locks.during(vps, () -> attempt(() -> boot.boot(existing(vps), specification)));
  }

  @Override
  public Machine stop(VpsId vps) {
    return locks.during(
        vps,
        () ->
            attempt(
                () -> {
                  var folder = existing(vps);
                  stopMachine.stop(folder);
                  return folder.supervision().machine(vps);
                }));
  }

  @Override
  public void destroy(VpsId vps) {
    locks.during(
        vps,
        () ->
            attempt(
                () -> {
                  new RemoveMachine(folders, stopMachine).remove(folders.of(vps));
                  return null;
                }));
    ground.forget(folders.of(vps));
    storage.forget(vps);
  }

  @Override
  public void configure(VpsId vps, List<MachineFile> files) {
    var write = ground.writeFiles();
    locks.during(
        vps,
        () ->
            attempt(
                () -> {
                  write.into(existing(vps), files);
                  return null;
                }));
  }

  @Override
  public Optional<MachineSample> sample(VpsId vps) {
    var folder = folders.of(vps);
    if (!folder.exists()) {
      return Optional.empty();
    }
    return attempt(
        () -> {
          var usage = folder.usage();
          var memory = usage.number("memory_kb_cs") / KB_CENTISECONDS_PER_MB_SECOND;
          var disk = storage.read(folder);
          return Optional.of(
              new MachineSample(
                  disk.map(DiskUse::bytes).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                  disk.map(DiskUse::atLeast).orElse(false),
                  OptionalLong.of(usage.number("cpu_ms")),
                  OptionalLong.of(memory)));
        });
  }

  @Override
  public List<Machine> list() {
    return attempt(
        () -> {
          var machines = new ArrayList<Machine>();
          for (var folder : folders.all()) {
            machines.add(folder.supervision().machine(folder.vps()));
          }
          return machines;
        });
  }

  /** All at once, so that many take as long as one: at most the grace and a second. */
  @Override
  public void stopAll() {
    StopAllMachines.stop(attempt(folders::all), stopMachine);
  }

  /** Closes the door to the proxy; VPSes go on. */
  @Override
  public void close() {
    ground.close();
  }

  private VpsFolder existing(VpsId vps) {
    var folder = folders.of(vps);
    if (!folder.exists()) {
      throw ProviderException.permanent(
          "The VPS " + vps + " has no machine on this node; provision a new one.");
    }
    return folder;
  }

  private interface Call<T> {
    T make() throws IOException;
  }

  private static <T> T attempt(Call<T> call) {
    try {
      return call.make();
    } catch (IOException failed) {
      throw ProviderException.passing("A file of a local VPS cannot be used: " + failed, failed);
    }
  }
}

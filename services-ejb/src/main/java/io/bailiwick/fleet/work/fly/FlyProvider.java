package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.remote.FileRecords;
import io.bailiwick.fleet.work.remote.RemoteApi;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MeteredAxes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** VPSes as Fly Machines. Keeps nothing that Fly could not tell again. */
public final class FlyProvider implements VpsProvider {

  private static final String NAME = "fly";

  private final FlyConfiguration configuration;
  private final RemoteApi remote;
  private final FlyApi api;
  private final FlyLease lease;
  private final MachineRequests requests;
  private final BringUp bringUp;

  public FlyProvider(FlyConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.remote = new RemoteApi(configuration.endpoint(), clock);
    this.api = new FlyApi(remote, configuration.app());
    this.lease = new FlyLease(api);
    this.requests = new MachineRequests(configuration.region());
    this.bringUp = new BringUp(api, lease, requests, configuration.settling());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Axis> metered() {
    return MeteredAxes.of(NAME);
  }

  @Override
  public boolean boundToNode() {
    return false;
  }

  @Override
  public boolean isResting() {
    return remote.isResting();
  }

  @Override
  public Optional<Machine> find(VpsId vps) {
    return api.find(vps).map(FlyMachine::machine);
  }

  @Override
  public Machine create(VpsId vps, MachineSpecification specification) {
    var found = api.find(vps);
    var machine =
        found.isPresent()
            ? bringUp.with(found.get(), specification)
            : bringUp.awaited(made(vps, specification));
    return machine.machine();
  }

  /**
   * Whatever goes wrong with the making, there may be a machine now: its answer was lost, or
   * another node was faster. There is never a second one, since the name is unique.
   */
  private FlyMachine made(VpsId vps, MachineSpecification specification) {
    var request = requests.create(vps, specification);
    try {
      return api.create(request, specification);
    } catch (ProviderException refusedOrLost) {
      return api.find(vps).orElseThrow(() -> refusedOrLost);
    }
  }

  @Override
  public Machine start(VpsId vps, MachineSpecification specification) {
    return bringUp.with(existing(vps), specification).machine();
  }

  @Override
  public Machine stop(VpsId vps) {
    var machine = existing(vps);
    if (machine.ourState() == Machine.State.STOPPED) {
      return machine.machine();
    }
    lease.change(machine, nonce -> api.stop(machine, nonce));
    var stopped = api.settled(machine, "stopped", configuration.settling());
    if (stopped.ourState() != Machine.State.STOPPED) {
      throw ProviderException.passing("The machine takes long to stop; look again.", null);
    }
    return stopped.machine();
  }

  @Override
  public void destroy(VpsId vps) {
    var found = api.find(vps);
    if (found.isEmpty()) {
      return;
    }
    var machine = found.get();
    if (!machine.state().equals("destroying")) {
      lease.change(machine, nonce -> api.destroy(machine, nonce));
    }
    api.await(machine, "destroyed", configuration.settling());
    if (api.get(machine).isPresent()) {
      throw ProviderException.passing("The machine takes long to go; look again.", null);
    }
  }

  @Override
  public void configure(VpsId vps, List<MachineFile> files) {
    var machine = existing(vps);
    if (machine.ourState() != Machine.State.STOPPED && !files.isEmpty()) {
      api.write(machine, FileRecords.of(files));
    }
  }

  /** Fly's API tells no figures of a machine; what passes the proxies is counted there. */
  @Override
  public Optional<MachineSample> sample(VpsId vps) {
    return api.find(vps)
        .map(
            machine ->
                new MachineSample(
                    OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }

  @Override
  public List<Machine> list() {
    return api.ours().stream().map(FlyMachine::machine).toList();
  }

  private FlyMachine existing(VpsId vps) {
    return api.find(vps)
        .orElseThrow(
            () ->
                ProviderException.permanent(
                    "The VPS " + vps + " has no machine at fly; provision a new one."));
  }
}

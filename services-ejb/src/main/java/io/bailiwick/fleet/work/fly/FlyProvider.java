package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.FileRecords;
import io.bailiwick.fleet.work.remote.RemoteApi;
import io.bailiwick.fleet.work.remote.RemoteProvider;
import io.bailiwick.kernel.VpsId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** VPSes as Fly Machines. */
public final class FlyProvider extends RemoteProvider<FlyMachine> {

  private final FlyConfiguration configuration;
  private final FlyApi api;
  private final FlyLease lease;
  private final MachineRequests requests;
  private final BringUp bringUp;

  public FlyProvider(FlyConfiguration configuration, Clock clock) {
    this(configuration, new RemoteApi(configuration.endpoint(), clock));
  }

  private FlyProvider(FlyConfiguration configuration, RemoteApi remote) {
    super("fly", remote);
    this.configuration = configuration;
    this.api = new FlyApi(remote, configuration.app());
    this.lease = new FlyLease(api);
    this.requests = new MachineRequests(configuration.region());
    this.bringUp = new BringUp(api, lease, requests, configuration.settling());
  }

  @Override
  protected Optional<FlyMachine> found(VpsId vps) {
    return api.find(vps);
  }

  @Override
  protected List<FlyMachine> ours() {
    return api.ours();
  }

  @Override
  protected Machine told(FlyMachine machine) {
    return machine.machine();
  }

  @Override
  protected FlyMachine made(VpsId vps, MachineSpecification specification) {
    return api.create(requests.create(vps, specification), specification);
  }

  /** It starts by itself. */
  @Override
  protected FlyMachine settled(FlyMachine machine, MachineSpecification specification) {
    return bringUp.awaited(machine);
  }

  @Override
  protected FlyMachine broughtUp(FlyMachine machine, MachineSpecification specification) {
    return bringUp.with(machine, specification);
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

  /** Through the private network, which Fly encrypts from host to host, and WireGuard to us. */
  @Override
  public GatewayWay wayTo(VpsId vps, String address) {
    if (!configuration.network().hasHostOf(address)) {
      throw ProviderException.permanent(
          "The machine's address is outside BAILIWICK_FLY_NETWORK, so its token is not sent"
              + " there.");
    }
    return GatewayWay.direct(address);
  }
}

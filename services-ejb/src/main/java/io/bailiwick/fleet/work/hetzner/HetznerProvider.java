package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.remote.RemoteApi;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MeteredAxes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** VPSes as servers of the Hetzner Cloud. Keeps nothing that Hetzner could not tell again. */
public final class HetznerProvider implements VpsProvider {

  private static final String NAME = "hetzner";

  private final RemoteApi remote;
  private final HetznerApi api;
  private final ServerRequests requests;
  private final Actions actions;
  private final Looks looks;
  private final Deliver deliver;
  private final BringUp bringUp;

  HetznerProvider(HetznerConfiguration configuration, Shell shell, Clock clock) {
    this.remote = new RemoteApi(configuration.endpoint(), clock);
    this.api = new HetznerApi(remote, configuration.network());
    this.requests =
        new ServerRequests(
            configuration, new ServerTypes(api::serverTypes, configuration.location(), clock));
    this.looks = new Looks(configuration.waiting());
    this.actions = new Actions(api, looks);
    this.deliver = new Deliver(shell, configuration.waiting());
    this.bringUp = new BringUp(api, actions, looks, deliver);
  }

  /**
   * @param folder of our own, for what SSH needs
   * @param privateKey the private half of the key that servers let in
   */
  public static HetznerProvider open(
      HetznerConfiguration configuration, Path folder, String privateKey, Clock clock) {
    return new HetznerProvider(configuration, OpenSsh.with("ssh", folder, privateKey), clock);
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
    return api.find(vps).map(HetznerServer::machine);
  }

  @Override
  public Machine create(VpsId vps, MachineSpecification specification) {
    var server = api.find(vps).orElseGet(() -> made(vps, specification));
    return bringUp.with(server, specification).machine();
  }

  /**
   * Whatever goes wrong with the making, there may be a server now: its answer was lost, or another
   * node was faster. There is never a second one, since the name is unique.
   */
  private HetznerServer made(VpsId vps, MachineSpecification specification) {
    var request = requests.create(vps, specification);
    try {
      var made = api.create(request, specification);
      actions.await(made.actions());
      return made.server();
    } catch (ProviderException refusedOrLost) {
      return api.find(vps).orElseThrow(() -> refusedOrLost);
    }
  }

  @Override
  public Machine start(VpsId vps, MachineSpecification specification) {
    return bringUp.with(existing(vps), specification).machine();
  }

  /** First by asking its system to shut down, then by taking the power away. */
  @Override
  public Machine stop(VpsId vps) {
    var server = existing(vps);
    if (server.isOff()) {
      return server.machine();
    }
    actions.await(api.act(server, "shutdown"));
    var seen = looks.until(HetznerServer::isOff, () -> existing(vps));
    if (!seen.isOff()) {
      actions.await(api.act(server, "poweroff"));
      seen = looks.until(HetznerServer::isOff, () -> existing(vps));
    }
    if (!seen.isOff()) {
      throw ProviderException.passing("The server takes long to stop; look again.", null);
    }
    return seen.machine();
  }

  @Override
  public void destroy(VpsId vps) {
    var found = api.find(vps);
    if (found.isEmpty()) {
      return;
    }
    api.delete(found.get()).ifPresent(actions::await);
    var left = looks.until(Optional::isEmpty, () -> api.get(found.get()));
    if (left.isPresent()) {
      throw ProviderException.passing("The server takes long to go; look again.", null);
    }
  }

  @Override
  public void configure(VpsId vps, List<MachineFile> files) {
    var server = existing(vps);
    if (server.isUp() && !files.isEmpty()) {
      deliver.files(server, files);
    }
  }

  /**
   * Nothing: Hetzner's metrics are rates of the last 30 days, not what was used since the machine
   * was made, and a server is rented as a whole. What passes the proxies is counted there.
   */
  @Override
  public Optional<MachineSample> sample(VpsId vps) {
    return api.find(vps)
        .map(
            server ->
                new MachineSample(
                    OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }

  @Override
  public List<Machine> list() {
    return api.ours().stream().map(HetznerServer::machine).toList();
  }

  private HetznerServer existing(VpsId vps) {
    return api.find(vps)
        .orElseThrow(
            () ->
                ProviderException.permanent(
                    "The VPS " + vps + " has no server at hetzner; provision a new one."));
  }
}

package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.RemoteApi;
import io.bailiwick.fleet.work.remote.RemoteProvider;
import io.bailiwick.kernel.VpsId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** VPSes as servers of the Hetzner Cloud. */
public final class HetznerProvider extends RemoteProvider<HetznerServer> {

  private final HetznerApi api;
  private final ServerRequests requests;
  private final Actions actions;
  private final Looks looks;
  private final Deliver deliver;
  private final BringUp bringUp;
  private final SshWays ways;

  HetznerProvider(HetznerConfiguration configuration, Ssh ssh, Shell shell, Clock clock) {
    this(configuration, ssh, shell, clock, new RemoteApi(configuration.endpoint(), clock));
  }

  private HetznerProvider(
      HetznerConfiguration configuration, Ssh ssh, Shell shell, Clock clock, RemoteApi remote) {
    super("hetzner", remote);
    this.api = new HetznerApi(remote, configuration.network());
    var types = new ServerTypes(api::serverTypes, configuration.location(), clock);
    this.requests = new ServerRequests(configuration, types, ssh.hostKeys());
    this.looks = new Looks(configuration.waiting());
    this.actions = new Actions(api, looks);
    // A container's own loopback could not be published.
    var gatewayHost = configuration.agentImage().isPresent() ? "0.0.0.0" : "127.0.0.1";
    this.deliver = new Deliver(shell, configuration.waiting(), gatewayHost);
    this.bringUp = new BringUp(api, actions, looks, deliver);
    this.ways = new SshWays(ssh);
  }

  /**
   * @param folder of our own, for what SSH needs
   * @param privateKey the private half of the key that servers let in
   */
  public static HetznerProvider open(
      HetznerConfiguration configuration, Path folder, String privateKey, Clock clock) {
    var ssh = new Ssh("ssh", folder, configuration.sshPort(), privateKey);
    return new HetznerProvider(configuration, ssh, new OpenSsh(ssh), clock);
  }

  @Override
  protected Optional<HetznerServer> found(VpsId vps) {
    return api.find(vps);
  }

  @Override
  protected List<HetznerServer> ours() {
    return api.ours();
  }

  @Override
  protected Machine told(HetznerServer server) {
    return server.machine();
  }

  @Override
  protected HetznerServer made(VpsId vps, MachineSpecification specification) {
    var made = api.create(requests.create(vps, specification), specification);
    actions.await(made.actions());
    return made.server();
  }

  @Override
  protected HetznerServer settled(HetznerServer server, MachineSpecification specification) {
    return bringUp.with(server, specification);
  }

  @Override
  protected HetznerServer broughtUp(HetznerServer server, MachineSpecification specification) {
    return bringUp.with(server, specification);
  }

  /** First by asking its system to shut down, then by taking the power away. */
  @Override
  public Machine stop(VpsId vps) {
    var server = existing(vps);
    ways.close(vps);
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
    ways.close(vps);
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

  /** Through the machine's SSH, whose host key we made: encrypted whatever lies between. */
  @Override
  public GatewayWay wayTo(VpsId vps, String address) {
    return ways.to(vps, address);
  }

  @Override
  public void close() {
    ways.closeAll();
  }
}

package io.bailiwick.fleet.work.hetzner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.kernel.VpsId;

/** Servers as Hetzner is asked for them. */
final class ServerRequests {

  private final HetznerConfiguration configuration;
  private final ServerTypes types;
  private final CloudInit cloudInit;
  private final HostKeys hostKeys;

  ServerRequests(HetznerConfiguration configuration, ServerTypes types, HostKeys hostKeys) {
    this.configuration = configuration;
    this.types = types;
    this.cloudInit = new CloudInit(configuration.agentImage());
    this.hostKeys = hostKeys;
  }

  /** The name is unique in the project, so that no second server can be made for the VPS. */
  static String name(VpsId vps) {
    return "vps-" + vps;
  }

  ObjectNode create(VpsId vps, MachineSpecification specification) {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name(vps))
            .put("server_type", types.cheapest(specification))
            .put("image", specification.image())
            .put("start_after_create", true)
            .put("user_data", cloudInit.userData(hostKeys.of(vps)));
    configuration.location().ifPresent(place -> request.put("location", place));
    configuration.network().ifPresent(id -> request.putArray("networks").add(id));
    request.putArray("ssh_keys").add(configuration.sshKey());
    configuration
        .firewall()
        .ifPresent(id -> request.putArray("firewalls").addObject().put("firewall", id));
    var labels = request.putObject("labels");
    HetznerServer.labels(vps, HetznerServer.BARE).forEach(labels::put);
    return request;
  }
}

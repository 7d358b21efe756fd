package io.bailiwick.fleet.work.fly;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.kernel.VpsId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A machine as Fly describes it.
 *
 * @param instance the machine's version; each update makes another one
 * @param state in Fly's words
 * @param privateIp its IPv6 address in the organization's private network
 */
record FlyMachine(
    VpsId vps, String id, String instance, String state, String privateIp, String region) {

  static final String VPS = "bailiwick_vps";
  static final String OWNER = "managed_by";
  static final String US = "bailiwick";

  /** Empty for one that does not carry our label, or is gone already. */
  static Optional<FlyMachine> read(JsonNode json) {
    // Of a machine whose host cannot be reached Fly knows the configuration in part only.
    var config = json.path("config").isObject() ? "config" : "incomplete_config";
    var label = json.path(config).path("metadata").path(VPS).asText("");
    if (json.path("state").asText().equals("destroyed")) {
      return Optional.empty();
    }
    return vps(label)
        .map(
            vps ->
                new FlyMachine(
                    vps,
                    json.path("id").asText(),
                    json.path("instance_id").asText(),
                    json.path("state").asText(),
                    json.path("private_ip").asText(),
                    json.path("region").asText()));
  }

  private static Optional<VpsId> vps(String label) {
    try {
      return Optional.of(new VpsId(UUID.fromString(label)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  Machine.State ourState() {
    return switch (state) {
      case "started", "stopping", "suspending" -> Machine.State.RUNNING;
      case "starting", "restarting", "creating", "updating", "replacing" -> Machine.State.STARTING;
      case "created", "stopped", "suspended", "failed" -> Machine.State.STOPPED;
      // Such as destroying, launch_failed and migrated: what comes of it shows later.
      default -> Machine.State.UNKNOWN;
    };
  }

  Machine machine() {
    var seen = ourState();
    var address =
        seen == Machine.State.RUNNING ? "[" + privateIp + "]:" + AgentHome.GATEWAY_PORT : "";
    return new Machine(vps, id, seen, address, Map.of("region", region, "egress_enforced", false));
  }
}

package io.bailiwick.fleet.work.hetzner;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.Machine;
import io.bailiwick.kernel.VpsId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A server as Hetzner describes it.
 *
 * @param status in Hetzner's words
 * @param host its address in our network, or its public one where we have no network; empty until
 *     it has one
 * @param equipped whether it got its environment and files since it was last started by us
 */
record HetznerServer(
    VpsId vps, long id, String status, String host, String type, boolean isEquipped) {

  static final String VPS = "bailiwick-vps";
  static final String OWNER = "managed-by";
  static final String US = "bailiwick";
  static final String STAGE = "bailiwick-stage";
  static final String BARE = "bare";
  static final String EQUIPPED = "equipped";

  /** Empty for one that does not carry our label. */
  static Optional<HetznerServer> read(JsonNode json, OptionalLong network) {
    var labels = json.path("labels");
    return vps(labels.path(VPS).asText(""))
        .map(
            vps ->
                new HetznerServer(
                    vps,
                    json.path("id").asLong(),
                    json.path("status").asText(),
                    host(json, network),
                    json.path("server_type").path("name").asText(),
                    labels.path(STAGE).asText().equals(EQUIPPED)));
  }

  private static Optional<VpsId> vps(String label) {
    try {
      return Optional.of(new VpsId(UUID.fromString(label)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static String host(JsonNode json, OptionalLong network) {
    return network.isPresent()
        ? privateHost(json.path("private_net"), network.getAsLong())
        : publicHost(json.path("public_net"));
  }

  private static String publicHost(JsonNode net) {
    var four = net.path("ipv4").path("ip").asText("");
    // A server has a whole network of IPv6 addresses, and answers to the first.
    return four.isEmpty() ? net.path("ipv6").path("ip").asText("").replace("::/64", "::1") : four;
  }

  private static String privateHost(JsonNode networks, long ours) {
    for (var each : networks) {
      if (each.path("network").asLong() == ours) {
        return each.path("ip").asText();
      }
    }
    return "";
  }

  /** All of them, since a change replaces all. */
  static Map<String, String> labels(VpsId vps, String stage) {
    return Map.of(OWNER, US, VPS, vps.toString(), STAGE, stage);
  }

  boolean isOff() {
    return status.equals("off");
  }

  /** It runs and can be reached. */
  boolean isUp() {
    return status.equals("running") && !host.isEmpty();
  }

  private Machine.State ourState() {
    return switch (status) {
      case "running" -> isUp() && isEquipped ? Machine.State.RUNNING : Machine.State.STARTING;
      case "stopping" -> Machine.State.RUNNING;
      case "initializing", "starting", "rebuilding", "migrating" -> Machine.State.STARTING;
      case "off" -> Machine.State.STOPPED;
      // deleting, unknown, and whatever Hetzner invents: what comes of it shows later.
      default -> Machine.State.UNKNOWN;
    };
  }

  Machine machine() {
    var seen = ourState();
    var address = seen == Machine.State.RUNNING ? SshWays.SCHEME + host : "";
    return new Machine(
        vps,
        Long.toString(id),
        seen,
        address,
        Map.of("server_type", type, "egress_enforced", false));
  }
}

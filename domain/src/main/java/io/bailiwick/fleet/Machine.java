package io.bailiwick.fleet;

import io.bailiwick.kernel.VpsId;
import java.util.Map;

/**
 * What a provider says of one machine.
 *
 * @param providerVmId the provider's own id
 * @param address where the gateway of the machine listens: {@code host:port}, or {@code
 *     unix:/path}; empty when it is not running
 * @param details what the provider wants shown, such as {@code sandbox: bubblewrap} or {@code
 *     egress_enforced: true}
 */
public record Machine(
    VpsId vps, String providerVmId, State state, String address, Map<String, Object> details) {

  /** The provider's view; {@code vpses.state} is ours. */
  public enum State {
    STARTING,
    RUNNING,
    STOPPED,
    UNKNOWN
  }

  public Machine {
    details = Map.copyOf(details);
  }
}

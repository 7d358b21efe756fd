package io.bailiwick.fleet;

import io.bailiwick.kernel.VpsId;
import java.util.Map;

/**
 * What a provider says of one machine.
 *
 * @param providerVmId the provider's own id
 * @param address where the gateway of the machine listens: {@code host:port}, {@code unix:/path},
 *     or {@code ssh:host} for one that is reached through the machine's SSH only; empty when it is
 *     not running. {@link VpsProvider#wayTo} makes a way of it
 * @param details what the provider wants shown, such as {@code sandbox: bubblewrap}, {@code
 *     egress_enforced: true}, or, of one that stopped by itself, {@code exit_code} and {@code
 *     failure}
 */
public record Machine(
    VpsId vps, String providerVmId, State state, String address, Map<String, Object> details) {

  /** The provider's view; {@code vpses.state} is ours. */
  public enum State {
    /** On its way up; its gateway does not answer yet. */
    STARTING,
    /** Up, or on its way down. */
    RUNNING,
    /** Nothing runs; the disk is kept. A half-made machine is stopped too. */
    STOPPED,
    /** The provider answered something we do not know: ask again. */
    UNKNOWN
  }

  public Machine {
    details = Map.copyOf(details);
  }
}

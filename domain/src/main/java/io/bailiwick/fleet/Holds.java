package io.bailiwick.fleet;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which VPSes must be held, as it follows from everything that is committed: the organization's
 * block and status, the plan, and what lies on the disk.
 */
public interface Holds {

  /** Why this VPS may not run now; empty when it may. */
  Optional<Cause> calledFor(VpsId vps, Stoppable stoppable);

  /**
   * Puts holds on what must not run, and takes them off what may again: a hold for a suspension
   * always, another one when the VPS is to resume by itself.
   *
   * @param organizations empty for all; those of all of them are locked in one order
   * @return how many changed
   */
  int apply(Optional<Set<OrganizationId>> organizations, Stoppable stoppable, Instant now);

  /**
   * @param reason a sentence for the customer
   */
  record Cause(Hold hold, String reason) {}

  /**
   * Which providers' machines use up an axis that the proxies cannot hold back, so that only
   * stopping them does.
   */
  record Stoppable(Set<String> onCpu, Set<String> onMemory) {

    public Stoppable {
      onCpu = Set.copyOf(onCpu);
      onMemory = Set.copyOf(onMemory);
    }
  }
}

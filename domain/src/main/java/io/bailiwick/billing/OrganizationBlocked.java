package io.bailiwick.billing;

import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.OrganizationId;
import java.util.Set;

/**
 * The organization is stopped from now on, or for more than before: it is fired again when a
 * further axis goes over the plan, since that may call for more than the proxies can hold back.
 * Fired in the transaction in which usage, budget or plan changed.
 */
public record OrganizationBlocked(
    OrganizationId organization, BlockReason reason, Set<Axis> exceeded) {

  public OrganizationBlocked {
    exceeded = Set.copyOf(exceeded);
  }
}

package io.bailiwick.billing;

import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.OrganizationId;
import java.util.Set;

/**
 * An organization that is stopped, and why.
 *
 * @param exceeded the axes that are over the plan; empty when there is no plan
 */
public record Block(OrganizationId organization, BlockReason reason, Set<Axis> exceeded) {

  public Block {
    exceeded = Set.copyOf(exceeded);
  }
}

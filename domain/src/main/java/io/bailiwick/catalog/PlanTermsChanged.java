package io.bailiwick.catalog;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import java.util.Set;

/**
 * A plan says something else than before.
 *
 * @param organizations who has it
 */
public record PlanTermsChanged(PlanId plan, Set<OrganizationId> organizations) {

  public PlanTermsChanged {
    organizations = Set.copyOf(organizations);
  }
}

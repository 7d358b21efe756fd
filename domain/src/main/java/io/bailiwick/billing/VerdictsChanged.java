package io.bailiwick.billing;

import io.bailiwick.kernel.OrganizationId;
import java.util.Set;

/**
 * All whose verdict this transaction has changed, blocked or allowed, at once: for those who lock
 * rows for it. Fired after each one's {@link OrganizationBlocked} or {@link OrganizationAllowed}.
 */
public record VerdictsChanged(Set<OrganizationId> organizations) {

  public VerdictsChanged {
    organizations = Set.copyOf(organizations);
  }
}

package io.bailiwick.metering;

import io.bailiwick.kernel.OrganizationId;
import java.util.Set;

/**
 * The rollups of these organizations have grown. Fired in the transaction that grew them, which
 * still holds their rows.
 */
public record UsageRecorded(Set<OrganizationId> organizations) {

  public UsageRecorded {
    organizations = Set.copyOf(organizations);
  }
}

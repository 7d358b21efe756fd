package io.bailiwick.catalog;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import java.util.Optional;

/**
 * An organization has another plan than before, or none. Fired in the transaction of the change.
 */
public record PlanAssigned(
    OrganizationId organization, Optional<PlanId> before, Optional<PlanId> after) {}

package io.bailiwick.fleet;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;

/**
 * The VPS will be destroyed, whatever comes: by its customer, by an administrator, or because it
 * could not be provisioned. Whoever uses it lets go of it now. Fired in the transaction in which
 * that was decided.
 */
public record VpsCondemned(VpsId vps, OrganizationId organization) {}

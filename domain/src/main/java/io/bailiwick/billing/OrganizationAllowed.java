package io.bailiwick.billing;

import io.bailiwick.kernel.OrganizationId;

/**
 * The organization was blocked and may go on. Fired in the transaction in which usage, budget or
 * plan changed, or soon after a new month began.
 */
public record OrganizationAllowed(OrganizationId organization) {}

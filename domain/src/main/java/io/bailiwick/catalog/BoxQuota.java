package io.bailiwick.catalog;

import io.bailiwick.identity.SubscriptionStatus;

/**
 * How many boxes an organization may have: what was agreed with it, else what its plan says.
 *
 * @param subscription null for none, which restricts nothing
 * @param maxBoxes null for unlimited
 * @param maxAgentsPerBox null for unlimited
 */
public record BoxQuota(
    SubscriptionStatus subscription, Integer maxBoxes, Integer maxAgentsPerBox) {}

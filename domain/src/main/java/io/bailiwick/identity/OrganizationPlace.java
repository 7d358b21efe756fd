package io.bailiwick.identity;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import java.time.Instant;

/**
 * An organization as one looks at it.
 *
 * @param planId null without a plan
 * @param planName null without a plan
 * @param role what the one who looks is in it; null for an administrator from outside
 * @param acceptedAt when the one who looks took that place up; null until then, and from outside
 */
public record OrganizationPlace(
    OrganizationId id,
    String name,
    boolean personal,
    OrganizationStatus status,
    PlanId planId,
    String planName,
    MembershipRole role,
    Instant acceptedAt,
    Instant createdAt) {}

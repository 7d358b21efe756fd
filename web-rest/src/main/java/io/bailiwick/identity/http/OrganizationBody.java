package io.bailiwick.identity.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.OrganizationPlace;
import io.bailiwick.identity.OrganizationStatus;
import io.bailiwick.kernel.PlanId;
import java.time.Instant;
import java.util.UUID;

/** An organization as the API shows it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrganizationBody(
    UUID id,
    String name,
    boolean personal,
    OrganizationStatus status,
    PlanId planId,
    String planName,
    MembershipRole role,
    Instant acceptedAt,
    Instant createdAt) {

  public static OrganizationBody of(OrganizationPlace place) {
    return new OrganizationBody(
        place.id().value(),
        place.name(),
        place.personal(),
        place.status(),
        place.planId(),
        place.planName(),
        place.role(),
        place.acceptedAt(),
        place.createdAt());
  }
}

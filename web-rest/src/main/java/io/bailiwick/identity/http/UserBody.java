package io.bailiwick.identity.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user as the API shows it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserBody(
    UUID id,
    String email,
    String name,
    String image,
    PlatformRole role,
    UserStatus status,
    Instant emailVerified,
    Instant lastLoginAt,
    List<OrganizationBody> organizations,
    Instant createdAt,
    Instant updatedAt) {

  static UserBody of(Profile profile) {
    var user = profile.user();
    return new UserBody(
        user.id().value(),
        user.email().value(),
        user.name().orElse(null),
        user.image().orElse(null),
        user.role(),
        user.status(),
        user.emailVerified().orElse(null),
        user.lastLoginAt().orElse(null),
        profile.organizations().stream().map(OrganizationBody::of).toList(),
        user.createdAt(),
        user.updatedAt());
  }
}

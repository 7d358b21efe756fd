package io.bailiwick.identity.work;

import io.bailiwick.identity.Credentials;
import io.bailiwick.identity.Credentials.Belonging;
import io.bailiwick.identity.Identity;
import io.bailiwick.identity.Memberships;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who sent a request. That a credential is in use is noted once a minute at most. An
 * active user who names an organization takes up the place that somebody gave it there.
 */
@Stateless
@ForPlatform
public class Authenticate {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  @Inject private Credentials credentials;
  @Inject private Memberships memberships;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @param token as sent: a session's, or an API key
   * @param wanted the organization that the caller names; empty when it names none
   * @throws Problem UNAUTHENTICATED for a token that is unknown, expired or revoked; NOT_FOUND for
   *     an organization that it does not belong to
   */
  public Identity authenticate(Token token, Optional<OrganizationId> wanted, Origin origin) {
    var now = clock.instant();
    return token.isApiKey() ? key(token, wanted, origin, now) : user(token, wanted, origin, now);
  }

  private Identity user(Token token, Optional<OrganizationId> wanted, Origin origin, Instant now) {
    var holder = credentials.session(token, now).orElseThrow(Authenticate::unknown);
    var identity = Identity.of(holder, wanted, origin);
    if (isDue(holder.lastSeenAt(), now)) {
      credentials.seen(holder.session(), now);
    }
    if (wanted.isPresent() && holder.status() == UserStatus.ACTIVE) {
      holder.belongings().stream()
          .filter(place -> place.organization().equals(wanted.get()) && !place.accepted())
          .forEach(place -> accept(identity.caller(), place, now));
    }
    return identity;
  }

  /** Of two requests at once, one takes it up, and says so. */
  private void accept(Caller caller, Belonging place, Instant now) {
    if (memberships.accept(place.organization(), caller.person(), now)) {
      audit.organization(
          caller,
          place.organization(),
          "member.accept",
          "user/" + caller.person(),
          Map.of("accepted", false),
          Map.of("accepted", true, "role", LowercaseEnum.text(place.role())));
    }
  }

  private Identity key(Token token, Optional<OrganizationId> wanted, Origin origin, Instant now) {
    var holder = credentials.apiKey(token, now).orElseThrow(Authenticate::unknown);
    var identity = Identity.of(holder, wanted, origin);
    if (isDue(holder.lastUsedAt(), now)) {
      credentials.seen(holder.key(), now);
    }
    return identity;
  }

  private static boolean isDue(Instant noted, Instant now) {
    return noted == null || noted.plus(NOTED_EVERY).isBefore(now);
  }

  static Problem unknown() {
    return new Problem(
        ProblemType.UNAUTHENTICATED,
        "The credential is unknown, has expired or was revoked; sign in again.");
  }
}

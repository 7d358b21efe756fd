package io.bailiwick.identity;

import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * One sign-in on one device, or one JWT of an issuer. It ends when its user signs out, ends it from
 * elsewhere, changes the password or is suspended, and after its lifetime at the latest.
 *
 * @param address where its user signed in from
 */
public record Session(
    SessionId id, UserId user, String address, Instant createdAt, Instant expiresAt) {

  public static Session opened(UserId user, Origin origin, Duration lifetime, Instant now) {
    return new Session(SessionId.next(), user, origin.address(), now, now.plus(lifetime));
  }

  /**
   * Of a JWT: it lives as long as any session, or as long as the JWT, whichever is shorter.
   *
   * @param refusedFrom when the JWT itself is good no longer
   */
  public static Session admitted(
      UserId user, Origin origin, Duration lifetime, Instant refusedFrom, Instant now) {
    var opened = opened(user, origin, lifetime, now);
    return opened.expiresAt().isBefore(refusedFrom)
        ? opened
        : new Session(opened.id(), user, opened.address(), now, refusedFrom);
  }
}

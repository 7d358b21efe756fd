package io.bailiwick.identity;

import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * One sign-in on one device. It ends when its user signs out, ends it from elsewhere, changes the
 * password or is suspended, and after its lifetime at the latest.
 *
 * @param address where its user signed in from
 */
public record Session(
    SessionId id, UserId user, String address, Instant createdAt, Instant expiresAt) {

  public static Session opened(UserId user, Origin origin, Duration lifetime, Instant now) {
    return new Session(SessionId.next(), user, origin.address(), now, now.plus(lifetime));
  }
}

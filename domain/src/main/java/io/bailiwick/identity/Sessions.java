package io.bailiwick.identity;

import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** The sessions that live. */
public interface Sessions {

  void add(Session session, Token token);

  /** Newest first. */
  Page<Session> list(UserId user, Instant now, PageRequest page);

  /**
   * @return whether the user had it
   */
  boolean end(UserId user, SessionId session);

  /**
   * Ends all of the user's but one.
   *
   * @param spared empty to end them all
   * @return how many have ended
   */
  int endAll(UserId user, Optional<SessionId> spared);

  /**
   * Forgets those that have expired.
   *
   * @return how many
   */
  int sweep(Instant now);
}

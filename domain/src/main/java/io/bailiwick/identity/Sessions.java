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

  /**
   * The session of a JWT, unless that JWT has had one: of two requests that bring the same JWT one
   * admits it, and a session that has ended does not begin again.
   *
   * @param refusedFrom when the JWT itself is good no longer; until then it is remembered
   * @return whether it is new
   */
  boolean admit(Session session, Token jwt, Instant refusedFrom);

  /** One that lives. */
  Optional<Session> find(UserId user, SessionId session, Instant now);

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
   * Forgets those that have expired, and with them their JWTs as soon as these are refused anyway.
   *
   * @return how many
   */
  int sweep(Instant now);
}

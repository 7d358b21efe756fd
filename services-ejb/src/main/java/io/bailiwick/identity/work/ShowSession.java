package io.bailiwick.identity.work;

import io.bailiwick.identity.Session;
import io.bailiwick.identity.Sessions;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** One of the caller's living sessions. */
@Stateless
@ForPlatform
public class ShowSession {

  @Inject private Sessions sessions;
  @Inject private Clock clock;

  /**
   * @throws Problem FORBIDDEN for an API key; NOT_FOUND when the caller has no such session
   */
  public Session show(Caller caller, SessionId session) {
    return sessions
        .find(caller.person(), session, clock.instant())
        .orElseThrow(() -> Problem.notFound("session"));
  }
}

package io.bailiwick.identity.work;

import io.bailiwick.identity.Sessions;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;

/** Ends one of the caller's own sessions: the one that asks, or another. */
@Stateless
@ForPlatform
public class SignOut {

  @Inject private Sessions sessions;
  @Inject private Audit audit;

  /**
   * @throws Problem FORBIDDEN for an API key; NOT_FOUND when the caller has no such session
   */
  public void end(Caller caller, SessionId session) {
    var user = caller.person();
    if (!sessions.end(user, session)) {
      throw Problem.notFound("session");
    }
    audit.user(caller, "session.end", user, Map.of("session", session), Map.of());
  }
}

package io.bailiwick.identity.work;

import io.bailiwick.identity.Sessions;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;

/** Ends every session of the caller but the one that asks. */
@Stateless
@ForPlatform
public class EndOtherSessions {

  @Inject private Sessions sessions;
  @Inject private Audit audit;

  public void end(Caller caller) {
    var user = caller.person();
    var ended = sessions.endAll(user, caller.session());
    audit.user(caller, "session.end-others", user, Map.of("sessions", ended), Map.of());
  }
}

package io.bailiwick.identity.work;

import io.bailiwick.identity.Session;
import io.bailiwick.identity.Sessions;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** The caller's living sessions, newest first. */
@Stateless
@ForPlatform
public class ListSessions {

  @Inject private Sessions sessions;
  @Inject private Clock clock;

  public Page<Session> list(Caller caller, PageRequest page) {
    return sessions.list(caller.person(), clock.instant(), page);
  }
}

package io.bailiwick.identity.work;

import io.bailiwick.identity.Session;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Makes a JWT that was verified a moment ago the token of a session. */
@Stateless
@ForPlatform
public class AdmitSession {

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private BeginSession beginSession;
  @Inject private IdentityRules rules;
  @Inject private Clock clock;

  /**
   * Does nothing for a JWT that has had its session: whether that one still lives is for the
   * authentication to find out.
   *
   * @param refusedFrom when the JWT itself is good no longer
   * @throws Problem ACCOUNT_STATUS for a suspended user
   */
  public void admit(Origin origin, UserId id, Token jwt, Instant refusedFrom) {
    var user =
        users
            .find(id)
            .filter(found -> found.status() != UserStatus.DELETED)
            .orElseThrow(Authenticate::unknown);
    beginSession.mustBeLetIn(user);
    var session =
        Session.admitted(id, origin, rules.sessionLifetime(), refusedFrom, clock.instant());
    if (sessions.admit(session, jwt, refusedFrom)) {
      beginSession.note(session, origin);
    }
  }
}

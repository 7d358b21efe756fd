package io.bailiwick.identity.work;

import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Opens the session of a user whose password was right a moment ago. */
@Stateless
@ForPlatform
public class OpenSession {

  @Inject private Users users;
  @Inject private SignInAttempts attempts;
  @Inject private BeginSession beginSession;

  /**
   * @param known with the hash that the password was compared with
   * @throws Problem ACCOUNT_STATUS for a suspended user; UNAUTHENTICATED when the password was
   *     changed meanwhile
   */
  public SignedIn open(Origin origin, UserId id, BeginSignIn.Known known) {
    var user =
        users
            .find(id)
            .filter(found -> found.status() != UserStatus.DELETED)
            .filter(found -> found.passwordHash().equals(known.passwordHash()))
            .orElseThrow(SignIn::refused);
    beginSession.mustBeLetIn(user);
    attempts.clear(known.email(), origin.subscriber());
    return beginSession.begin(origin, user);
  }
}

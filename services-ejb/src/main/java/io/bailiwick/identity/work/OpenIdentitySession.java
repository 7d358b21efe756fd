package io.bailiwick.identity.work;

import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Opens the session of a user for whom an issuer has just vouched. */
@Stateless
@ForPlatform
public class OpenIdentitySession {

  @Inject private Users users;
  @Inject private BeginSession beginSession;

  /**
   * @throws Problem ACCOUNT_STATUS for a suspended user
   */
  public SignedIn open(Origin origin, UserId id) {
    var user =
        users
            .find(id)
            .filter(found -> found.status() != UserStatus.DELETED)
            .orElseThrow(Authenticate::unknown);
    beginSession.mustBeLetIn(user);
    return beginSession.begin(origin, user);
  }
}

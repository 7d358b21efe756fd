package io.bailiwick.identity.work;

import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Links a login elsewhere to a user, who comes in by it from now on. */
@Stateless
@ForPlatform
public class LinkIdentity {

  @Inject private Users users;
  @Inject private LinkedAccounts accounts;
  @Inject private BeginSession beginSession;
  @Inject private RecordLink recordLink;

  /**
   * As the user asked for; asking twice changes nothing.
   *
   * @throws Problem CONFLICT when the login is another user's; ACCOUNT_STATUS for a suspended user
   */
  public void link(Origin origin, UserId id, IdentityProvider provider, ExternalIdentity identity) {
    var user =
        users
            .find(id)
            .filter(found -> found.status() != UserStatus.DELETED)
            .orElseThrow(() -> Problem.notFound("user"));
    beginSession.mustBeLetIn(user);
    var linked = accounts.find(identity);
    if (linked.isEmpty()) {
      recordLink.record(origin, user, provider, identity);
    } else if (!linked.get().user().equals(id)) {
      throw Problem.conflict(
          "This login at " + provider.title() + " is linked to another user; unlink it there.");
    }
  }
}

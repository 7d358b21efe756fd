package io.bailiwick.identity.work;

import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.LinkedAccount;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Writes down that a login elsewhere is a user's; runs in its caller's transaction. */
@ApplicationScoped
public class RecordLink {

  @Inject private Users users;
  @Inject private LinkedAccounts accounts;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem CONFLICT when the login is somebody's already
   */
  public void record(
      Origin origin, User user, IdentityProvider provider, ExternalIdentity identity) {
    var account = LinkedAccount.linked(user.id(), identity, clock.instant());
    accounts.add(account);
    if (provider.designated()) {
      user.beKnownAs(identity.subject(), clock.instant());
    }
    users.save();
    audit.user(
        Caller.arriving(user.id(), Optional.empty(), origin),
        "user.account.link",
        user.id(),
        Map.of(),
        Map.of("account", account.id(), "issuer", account.issuer(), "subject", account.subject()));
  }
}

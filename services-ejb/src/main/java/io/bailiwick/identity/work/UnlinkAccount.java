package io.bailiwick.identity.work;

import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LinkedAccountId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Takes one of the caller's logins elsewhere away. What it has opened stays open. */
@Stateless
@ForPlatform
public class UnlinkAccount {

  @Inject private Users users;
  @Inject private LinkedAccounts accounts;
  @Inject private IdentityProviders providers;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem NOT_FOUND when the caller has no such login; CONFLICT when it is the only way
   *     in
   */
  public void unlink(Caller caller, LinkedAccountId id) {
    var user = users.find(caller.person()).orElseThrow(() -> Problem.notFound("user"));
    var all = accounts.lock(user.id());
    var account =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("account"));
    if (all.size() == 1 && user.passwordHash().isEmpty()) {
      throw Problem.conflict(
          "This is your only way in. Link another login first, or ask an administrator for a link"
              + " to set a password.");
    }
    accounts.remove(id);
    if (providers.ofIssuer(account.issuer()).filter(IdentityProvider::designated).isPresent()) {
      user.beUnknownAs(account.subject(), clock.instant());
      users.save();
    }
    audit.user(
        caller,
        "user.account.unlink",
        user.id(),
        Map.of("account", id, "issuer", account.issuer(), "subject", account.subject()),
        Map.of());
  }
}

package io.bailiwick.identity.work;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.LinkedAccount;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.SignUpMode;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Whose login elsewhere this is. One that nobody has is signed up, as the operator lets people sign
 * up, or comes into the account of its e-mail, where the operator trusts the issuer that far.
 */
@Stateless
@ForPlatform
public class ResolveIdentity {

  @Inject private Users users;
  @Inject private LinkedAccounts accounts;
  @Inject private Sessions sessions;
  @Inject private ResetTokens resetTokens;
  @Inject private RegisterUser registerUser;
  @Inject private RecordLink recordLink;
  @Inject private IdentityRules rules;
  @Inject private Clock clock;

  /**
   * @throws Problem FORBIDDEN without an e-mail, where sign-up is closed, or where the e-mail has
   *     an account that may not be taken; CONFLICT when somebody else has just done the same
   */
  public UserId resolve(Origin origin, IdentityProvider provider, ExternalIdentity identity) {
    // The e-mail's owner before the login's: who signs up with both at this moment commits both, so
    // that an owner who is seen here and came by this login is found by it below.
    var owner = identity.email().flatMap(users::find);
    return accounts
        .find(identity)
        .map(LinkedAccount::user)
        .orElseGet(() -> arrived(origin, provider, identity, owner).id());
  }

  private User arrived(
      Origin origin, IdentityProvider provider, ExternalIdentity identity, Optional<User> owner) {
    var email = identity.email().orElseThrow(() -> noEmail(provider));
    var user =
        owner
            .map(known -> opened(known, provider, identity))
            .orElseGet(() -> signedUp(origin, identity, email));
    recordLink.record(origin, user, provider, identity);
    return user;
  }

  private User signedUp(Origin origin, ExternalIdentity identity, Email email) {
    if (rules.signUp() == SignUpMode.CLOSED) {
      throw Problem.forbidden("Sign-up is closed; ask an administrator for an account.");
    }
    var atOnce = rules.signUp() == SignUpMode.OPEN;
    var now = clock.instant();
    var user = User.signedUp(email, identity.name().orElse(null), null, atOnce, now);
    if (identity.emailVerified()) {
      user.proveEmail(now);
    }
    registerUser.register(origin, user);
    return user;
  }

  /**
   * The account of the e-mail that the issuer has verified. If nobody has proved yet that the
   * e-mail is theirs, whoever signed up with it may be somebody else: what they know opens the
   * account no more. An administrator's account is never opened so.
   */
  private User opened(User owner, IdentityProvider provider, ExternalIdentity identity) {
    if (!provider.linksVerifiedEmails()
        || !identity.emailVerified()
        || owner.role() == PlatformRole.ADMIN) {
      throw taken();
    }
    if (owner.proveEmail(clock.instant())) {
      owner.forgetPassword(clock.instant());
      sessions.endAll(owner.id(), Optional.empty());
      resetTokens.withdraw(owner.id());
    }
    return owner;
  }

  private static Problem noEmail(IdentityProvider provider) {
    return Problem.forbidden(
        "Nobody has this login yet, and neither its token nor its issuer says an e-mail for it,"
            + " which a new account needs. Ask for the scope 'email', or sign in through the browser"
            + " first: /api/v1/identity-providers/"
            + provider.name()
            + "/sign-in");
  }

  private static Problem taken() {
    return Problem.forbidden(
        "The e-mail of this login has an account already. Sign in to that account as before, and"
            + " link the login to it with POST /api/v1/users/me/accounts.");
  }
}

package io.bailiwick.identity.work;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Counts an attempt to sign in, committed before the password is looked at. */
@Stateless
@ForPlatform
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BeginSignIn {

  @Inject private SignInAttempts attempts;
  @Inject private Users users;
  @Inject private Clock clock;

  /**
   * Whom the e-mail belongs to.
   *
   * @param user empty for nobody
   * @param passwordHash empty for nobody, and for one who signs in elsewhere only
   */
  public record Known(Email email, Optional<UserId> user, Optional<String> passwordHash) {

    @Override
    public String toString() {
      return "Known[" + email + "]";
    }
  }

  /**
   * @throws Problem TOO_MANY_REQUESTS after five failures in 15 minutes for this e-mail and address
   *     (of IPv6, its /64)
   */
  public Known begin(Origin origin, Email email) {
    var now = clock.instant();
    var since = now.minus(IdentityRules.FAILURES_COUNT_FOR);
    var begun = attempts.begin(email, origin.subscriber(), since, IdentityRules.MOST_FAILURES, now);
    if (!begun.allowed()) {
      throw Problem.tooMany(
          "Signing in failed five times in 15 minutes; wait until Retry-After has passed.",
          Duration.between(since, begun.oldest()));
    }
    var user = users.find(email);
    return new Known(email, user.map(User::id), user.flatMap(User::passwordHash));
  }
}

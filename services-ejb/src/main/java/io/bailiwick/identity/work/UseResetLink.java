package io.bailiwick.identity.work;

import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** A reset link, looked at before the arithmetic and used up after it. */
@Stateless
@ForPlatform
public class UseResetLink {

  @Inject private ResetTokens resetTokens;
  @Inject private Users users;
  @Inject private ReplacePassword replacePassword;
  @Inject private Clock clock;

  /**
   * @throws Problem INVALID_REQUEST when it was never given, was used or has expired
   */
  public void mustServe(Token token) {
    if (resetTokens.find(token, clock.instant()).isEmpty()) {
      throw useless();
    }
  }

  /**
   * @throws Problem INVALID_REQUEST as above
   */
  public void use(Origin origin, Token token, String hash) {
    var user =
        resetTokens
            .consume(token, clock.instant())
            .flatMap(users::find)
            .filter(found -> found.status() != UserStatus.DELETED)
            .orElseThrow(UseResetLink::useless);
    var caller =
        new Caller(
            Optional.empty(),
            Optional.of(user.id()),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            false,
            origin);
    replacePassword.forgotten(caller, user, hash);
  }

  private static Problem useless() {
    return Problem.invalid("token", "does not serve any more; ask for a new link");
  }
}

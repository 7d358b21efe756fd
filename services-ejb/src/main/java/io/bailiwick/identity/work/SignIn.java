package io.bailiwick.identity.work;

import io.bailiwick.identity.Email;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Opens a session for an e-mail and its password: counts the attempt, compares outside any
 * transaction, then opens. An unknown e-mail goes the same way and costs the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

  @Inject private BeginSignIn beginSignIn;
  @Inject private Passwords passwords;
  @Inject private OpenSession openSession;

  /**
   * @throws Problem UNAUTHENTICATED when they do not belong together; TOO_MANY_REQUESTS after five
   *     failures in 15 minutes; ACCOUNT_STATUS for a suspended user
   */
  public SignedIn signIn(Origin origin, Email email, String password) {
    var known = beginSignIn.begin(origin, email);
    if (!passwords.match(origin, password, known.passwordHash())) {
      throw refused();
    }
    return openSession.open(origin, known.user().orElseThrow(SignIn::refused), known);
  }

  static Problem refused() {
    return new Problem(
        ProblemType.UNAUTHENTICATED, "The e-mail and the password do not belong together.");
  }
}

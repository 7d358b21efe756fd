package io.bailiwick.identity.work;

import io.bailiwick.identity.NewPassword;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Changes the caller's own password. Guessing the current one counts like signing in, or a stolen
 * session would be a way around that limit.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangePassword {

  @Inject private ShowProfile showProfile;
  @Inject private BeginSignIn beginSignIn;
  @Inject private Passwords passwords;
  @Inject private ReplacePassword replacePassword;

  /**
   * @throws Problem INVALID_REQUEST when the current one is wrong; TOO_MANY_REQUESTS after five
   *     failures in 15 minutes
   */
  public void change(Caller caller, String current, NewPassword wanted) {
    var email = showProfile.show(caller).user().email();
    var known = beginSignIn.begin(caller.origin(), email);
    if (!passwords.match(caller.origin(), current, known.passwordHash())) {
      throw Problem.invalid("current_password", "is not your password");
    }
    replacePassword.byOwner(caller, known, passwords.hash(caller.origin(), wanted));
  }
}

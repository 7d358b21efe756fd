package io.bailiwick.identity.work;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.NewPassword;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.SignUpMode;
import io.bailiwick.identity.User;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes a user with a personal organization, where the operator lets people sign up. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignUp {

  @Inject private IdentityRules rules;
  @Inject private Passwords passwords;
  @Inject private RegisterUser registerUser;
  @Inject private Clock clock;

  /**
   * @param name may be null
   * @throws Problem FORBIDDEN when sign-up is closed; CONFLICT when the e-mail has an account
   */
  public Profile signUp(Origin origin, Email email, NewPassword password, String name) {
    if (rules.signUp() == SignUpMode.CLOSED) {
      throw Problem.forbidden("Sign-up is closed; ask an administrator for an account.");
    }
    var hash = passwords.hash(origin, password);
    var atOnce = rules.signUp() == SignUpMode.OPEN;
    return registerUser.register(origin, User.signedUp(email, name, hash, atOnce, clock.instant()));
  }
}

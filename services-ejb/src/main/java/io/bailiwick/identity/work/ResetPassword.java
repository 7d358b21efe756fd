package io.bailiwick.identity.work;

import io.bailiwick.identity.NewPassword;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Sets a new password for whoever holds a reset link. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetPassword {

  @Inject private UseResetLink useResetLink;
  @Inject private Passwords passwords;

  /**
   * @throws Problem INVALID_REQUEST when the token does not serve
   */
  public void reset(Origin origin, Token token, NewPassword wanted) {
    useResetLink.mustServe(token);
    useResetLink.use(origin, token, passwords.hash(origin, wanted));
  }
}

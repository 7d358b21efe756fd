package io.bailiwick.identity.work;

import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Whose login elsewhere this is. Of two first requests at once, one signs up, the other finds. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecogniseIdentity {

  @Inject private ResolveIdentity resolveIdentity;

  /**
   * @throws Problem FORBIDDEN for one that nobody has, and that may not sign up
   */
  public UserId recognise(Origin origin, IdentityProvider provider, ExternalIdentity identity) {
    try {
      return resolveIdentity.resolve(origin, provider, identity);
    } catch (Problem overtaken) {
      if (overtaken.type() != ProblemType.CONFLICT) {
        throw overtaken;
      }
      return resolveIdentity.resolve(origin, provider, identity);
    }
  }
}

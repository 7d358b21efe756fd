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
import java.util.function.UnaryOperator;

/** Whose login elsewhere this is. Of two first requests at once, one signs up, the other finds. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecogniseIdentity {

  @Inject private KnowIdentity knowIdentity;
  @Inject private ResolveIdentity resolveIdentity;

  /**
   * @param completed asks the issuer what else it says of a newcomer whose token has no e-mail
   * @throws Problem FORBIDDEN for one that nobody has, and that may not sign up
   */
  public UserId recognise(
      Origin origin,
      IdentityProvider provider,
      ExternalIdentity identity,
      UnaryOperator<ExternalIdentity> completed) {
    var enough = identity.email().isPresent() || knowIdentity.isKnown(identity);
    return resolved(origin, provider, enough ? identity : completed.apply(identity));
  }

  private UserId resolved(Origin origin, IdentityProvider provider, ExternalIdentity identity) {
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

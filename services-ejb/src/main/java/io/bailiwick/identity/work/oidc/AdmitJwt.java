package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.Token;
import io.bailiwick.identity.work.AdmitSession;
import io.bailiwick.identity.work.RecogniseIdentity;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Lets a JWT in at its first use: it is verified, its identity is recognised or signed up, and from
 * then on it is the token of a session like any other, which can be ended.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdmitJwt {

  @Inject private VerifyBearer verifyBearer;
  @Inject private UserinfoEndpoint userinfo;
  @Inject private RecogniseIdentity recogniseIdentity;
  @Inject private AdmitSession admitSession;

  /**
   * @throws Problem UNAUTHENTICATED for one that is not believed; FORBIDDEN for an identity that
   *     has no account and may not sign up; ACCOUNT_STATUS for a suspended user; UNAVAILABLE when
   *     the issuer's keys cannot be had
   */
  public void admit(Origin origin, Token jwt) {
    var believed = verifyBearer.verify(jwt);
    var user =
        recogniseIdentity.recognise(
            origin,
            believed.provider(),
            believed.identity(),
            identity -> userinfo.completed(believed.provider().name(), identity, jwt.text()));
    admitSession.admit(origin, user, jwt, believed.refusedFrom());
  }
}

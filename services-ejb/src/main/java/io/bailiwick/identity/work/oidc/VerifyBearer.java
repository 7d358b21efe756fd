package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Believes a JWT that came as a bearer token, or does not. */
@ApplicationScoped
public class VerifyBearer {

  private final Issuers issuers;
  private final VerifyJwt verifyJwt;

  @Inject
  VerifyBearer(Issuers issuers, Clock clock) {
    this.issuers = issuers;
    verifyJwt = new VerifyJwt(clock);
  }

  /** For the container's proxy. */
  protected VerifyBearer() {
    issuers = null;
    verifyJwt = null;
  }

  /**
   * What it says and is believed.
   *
   * @param refusedFrom when it is good no longer
   */
  public record Believed(
      IdentityProvider provider, ExternalIdentity identity, Instant refusedFrom) {}

  /**
   * @throws Problem UNAUTHENTICATED saying why it is not believed; UNAVAILABLE when its issuer's
   *     keys cannot be had
   */
  public Believed verify(Token token) {
    var sent = SentJwt.parse(token.text());
    var issuer =
        issuers
            .of(sent.claims().getIssuer())
            .orElseThrow(() -> SentJwt.refused("is of an issuer that is not trusted here (iss)"));
    verifyJwt.verify(sent, issuer, Expected.bearer(issuer.provider()));
    AccessTokens.check(sent, issuer.provider());
    return new Believed(
        issuer.provider(), Claims.identity(sent.claims()), VerifyJwt.refusedFrom(sent.claims()));
  }
}

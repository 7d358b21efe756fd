package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.bailiwick.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;

/**
 * Whether an issuer has signed a JWT, for us and for now. The key comes from the issuer alone,
 * whatever the header offers ({@code jwk}, {@code jku}, {@code x5u}), and the algorithm is one that
 * the issuer says it uses, so that no public key is ever taken for a shared secret.
 */
final class VerifyJwt {

  /** How far the issuer's clock and ours may be apart. */
  static final Duration SKEW = Duration.ofSeconds(60);

  private final Clock clock;

  VerifyJwt(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Problem UNAUTHENTICATED saying why it is not taken; UNAVAILABLE when the issuer's keys
   *     cannot be had
   */
  void verify(SentJwt sent, Issuer issuer, Expected expected) {
    mustBeSigned(sent, issuer, expected);
    mustBeFor(sent.claims(), issuer, expected);
    mustBeNow(sent.claims(), clock.instant());
  }

  /** When it is good no longer, the skew included. */
  static Instant refusedFrom(JWTClaimsSet claims) {
    return claims.getExpirationTime().toInstant().plus(SKEW);
  }

  private static void mustBeSigned(SentJwt sent, Issuer issuer, Expected expected) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(expected.types()));
    processor.setJWSKeySelector(SigningKeys.of(issuer));
    processor.setJWSVerifierFactory(new SignatureChecks());
    // By the injected clock, below.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    try {
      processor.process(sent.jwt(), null);
    } catch (RateLimitReachedException busy) {
      throw hasKeys(issuer) ? notSigned(issuer) : issuer.unreachable();
    } catch (KeySourceException down) {
      throw issuer.unreachable();
    } catch (BadJOSEException | JOSEException bad) {
      throw notSigned(issuer);
    }
  }

  /** Whether it is this key that is missing, and not all of them. */
  private static boolean hasKeys(Issuer issuer) {
    try {
      issuer.keys().get(new JWKSelector(new JWKMatcher.Builder().build()), null);
      return true;
    } catch (KeySourceException down) {
      return false;
    }
  }

  private static Problem notSigned(Issuer issuer) {
    return SentJwt.refused(
        "is not signed by " + issuer.provider().title() + ", or not of a type that is taken");
  }

  private static void mustBeFor(JWTClaimsSet claims, Issuer issuer, Expected expected) {
    if (!issuer.provider().issuer().equals(claims.getIssuer())) {
      throw SentJwt.refused("is of another issuer (iss)");
    }
    if (Collections.disjoint(claims.getAudience(), expected.audience())) {
      throw SentJwt.refused("is for somebody else (aud)");
    }
  }

  private static void mustBeNow(JWTClaimsSet claims, Instant now) {
    if (claims.getExpirationTime() == null) {
      throw SentJwt.refused("does not say when it expires (exp)");
    }
    if (!now.isBefore(refusedFrom(claims))) {
      throw SentJwt.refused("has expired (exp)");
    }
    if (isAfter(claims.getNotBeforeTime(), now)) {
      throw SentJwt.refused("is not valid yet (nbf)");
    }
    if (isAfter(claims.getIssueTime(), now)) {
      throw SentJwt.refused("comes from the future (iat)");
    }
  }

  private static boolean isAfter(Date moment, Instant now) {
    return moment != null && moment.toInstant().isAfter(now.plus(SKEW));
  }
}

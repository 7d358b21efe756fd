package io.bailiwick.identity.work.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bailiwick.identity.ExternalIdentity;

/** Whom a verified JWT tells of. */
final class Claims {

  private Claims() {}

  /** Only a true {@code true} counts as verified: some issuers send a text. */
  static ExternalIdentity identity(JWTClaimsSet claims) {
    return ExternalIdentity.claimed(
        claims.getIssuer(),
        claims.getSubject(),
        text(claims, "email"),
        Boolean.TRUE.equals(claims.getClaim("email_verified")),
        text(claims, "name"));
  }

  private static String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : null;
  }
}

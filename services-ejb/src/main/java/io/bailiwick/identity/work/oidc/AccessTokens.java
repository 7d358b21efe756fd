package io.bailiwick.identity.work.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.kernel.Problem;
import java.util.List;
import java.util.Locale;

/**
 * Tells access tokens from what else an issuer signs for the same people. The type {@code at+jwt}
 * says it (RFC 9068); most issuers send {@code JWT} or no type at all, so that what the token holds
 * has to tell. ID tokens are taken where the operator has named the client among the audiences, and
 * only those that were made for that client.
 */
final class AccessTokens {

  /** What only ID tokens hold. */
  private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash");

  private AccessTokens() {}

  /**
   * @throws Problem UNAUTHENTICATED for one that was made to tell a client who signed in, or out
   */
  static void check(SentJwt sent, IdentityProvider provider) {
    var type = sent.jwt().getHeader().getType();
    if (type != null && type.getType().toLowerCase(Locale.ROOT).endsWith("at+jwt")) {
      return;
    }
    var claims = sent.claims();
    var ids = takesIdTokens(provider, claims);
    // Two issuers' own ways to say it in the payload.
    var typ = claims.getClaim("typ");
    var use = claims.getClaim("token_use");
    var silent = typ == null && use == null;
    if (claims.getClaim("events") != null
        || isOther(typ, "bearer", ids)
        || isOther(use, "access", ids)
        || (silent && !ids && OF_ID_TOKENS.stream().anyMatch(claims.getClaims()::containsKey))) {
      throw SentJwt.refused(
          "tells a client who signed in or out (an ID token or the like); send an access token");
    }
  }

  private static boolean takesIdTokens(IdentityProvider provider, JWTClaimsSet claims) {
    var client = provider.clientId();
    return provider.audience().contains(client) && claims.getAudience().contains(client);
  }

  private static boolean isOther(Object said, String access, boolean ids) {
    return said != null
        && !access.equalsIgnoreCase(said.toString())
        && !(ids && "id".equalsIgnoreCase(said.toString()));
  }
}

package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.JOSEObjectType;
import io.bailiwick.identity.IdentityProvider;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a JWT must be for what it is used for, so that one that was made for something else does not
 * serve.
 *
 * @param types that its header may name; null among them lets it name none
 * @param audience of which it must name one
 */
record Expected(Set<JOSEObjectType> types, Set<String> audience) {

  private static final List<JOSEObjectType> BEARER =
      Arrays.asList(
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          JOSEObjectType.JWT,
          null);

  /** An access token (RFC 9068), or a JWT of an issuer that does not name what it is for. */
  static Expected bearer(IdentityProvider provider) {
    // No immutable set: it holds null.
    return new Expected(new HashSet<>(BEARER), provider.audience());
  }

  /** What the token endpoint answers; many issuers leave its type out. */
  static Expected idToken(IdentityProvider provider) {
    return new Expected(
        new HashSet<>(Arrays.asList(JOSEObjectType.JWT, null)), Set.of(provider.clientId()));
  }
}

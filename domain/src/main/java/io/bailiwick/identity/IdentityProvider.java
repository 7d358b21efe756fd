package io.bailiwick.identity;

import java.util.Set;

/**
 * An OpenID Connect issuer whose word the operator takes for who somebody is ({@code
 * BAILIWICK_OIDC}).
 *
 * @param name in our own URLs: lower-case letters, digits and hyphens
 * @param title for people
 * @param issuer exactly as its tokens say it in {@code iss}
 * @param audience whom its bearer tokens are made for; a token must name one of these
 * @param designated whether {@code users.external_id} holds its {@code sub}; one at most is
 * @param linksVerifiedEmails whether an e-mail that it has verified is enough to come into the
 *     account that has this e-mail already
 */
public record IdentityProvider(
    String name,
    String title,
    String issuer,
    Set<String> audience,
    String clientId,
    String clientSecret,
    boolean designated,
    boolean linksVerifiedEmails) {

  public IdentityProvider {
    audience = Set.copyOf(audience);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "IdentityProvider[" + name + ", " + issuer + "]";
  }
}

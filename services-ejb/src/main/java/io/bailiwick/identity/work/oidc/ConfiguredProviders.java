package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.IdentityProviders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out the one list of the issuers that the operator trusts. */
@ApplicationScoped
public class ConfiguredProviders {

  /**
   * @throws IllegalArgumentException in words for the operator
   */
  @Produces
  @Singleton
  IdentityProviders providers() {
    return OidcSettings.configured();
  }
}

package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.IdentityProviders;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The issuers that the operator trusts, each with what this node knows of it. */
@ApplicationScoped
public class Issuers {

  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  private final IdentityProviders providers;
  private final Map<String, Issuer> byName;

  @Inject
  Issuers(IdentityProviders providers) {
    this(providers, BETWEEN_FETCHES);
  }

  /**
   * @param betweenFetches twice in this time an issuer's keys are fetched at most
   */
  Issuers(IdentityProviders providers, Duration betweenFetches) {
    this.providers = providers;
    var http = new IssuerHttp();
    byName =
        providers.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    IdentityProvider::name, each -> new Issuer(each, http, betweenFetches)));
  }

  /** For the container's proxy. */
  protected Issuers() {
    providers = null;
    byName = null;
  }

  Optional<Issuer> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The one whose tokens say exactly this in {@code iss}. */
  Optional<Issuer> of(String issuer) {
    return providers.ofIssuer(issuer).flatMap(provider -> named(provider.name()));
  }

  @PreDestroy
  void close() {
    byName.values().forEach(Issuer::close);
  }
}

package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.work.IdentityRules;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** The flow with each issuer, by the URL at which browsers reach us. */
@ApplicationScoped
public class CodeFlows {

  private final Issuers issuers;
  private final IdentityRules rules;
  private final Clock clock;
  private final IssuerHttp http;

  @Inject
  CodeFlows(Issuers issuers, IdentityRules rules, Clock clock) {
    this.issuers = issuers;
    this.rules = rules;
    this.clock = clock;
    http = new IssuerHttp();
  }

  /** For the container's proxy. */
  protected CodeFlows() {
    issuers = null;
    rules = null;
    clock = null;
    http = null;
  }

  /**
   * @throws Problem NOT_FOUND for a name that no issuer has
   */
  CodeFlow with(String provider) {
    var issuer = issuers.named(provider).orElseThrow(() -> Problem.notFound("identity provider"));
    var redirect = rules.publicUrl() + "/api/v1/identity-providers/" + provider + "/callback";
    return new CodeFlow(issuer, redirect, http, clock);
  }

  /** Whether the issuer's answers to the browser always say whose they are (RFC 9207). */
  boolean namesItself(String provider) {
    return issuers.named(provider).map(each -> each.metadata().namesItself()).orElse(false);
  }
}

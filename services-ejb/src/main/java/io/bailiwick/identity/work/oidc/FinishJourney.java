package io.bailiwick.identity.work.oidc;

import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.identity.work.IdentityRules;
import io.bailiwick.identity.work.LinkIdentity;
import io.bailiwick.identity.work.OpenIdentitySession;
import io.bailiwick.identity.work.RecogniseIdentity;
import io.bailiwick.identity.work.SignedIn;
import io.bailiwick.kernel.Envelopes;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A browser comes back from an issuer: its code is redeemed, its user signed in or linked. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FinishJourney {

  @Inject private CodeFlows flows;
  @Inject private IdentityProviders providers;
  @Inject private Envelopes envelopes;
  @Inject private UserinfoEndpoint userinfo;
  @Inject private RecogniseIdentity recogniseIdentity;
  @Inject private OpenIdentitySession openIdentitySession;
  @Inject private LinkIdentity linkIdentity;
  @Inject private IdentityRules rules;
  @Inject private Clock clock;

  /**
   * What the browser brought; each may be null.
   *
   * @param cookie sealed, from the departure
   * @param issuer who the issuer says it is (RFC 9207)
   * @param error why the issuer did not let the user in
   */
  public record Returned(String cookie, String state, String code, String issuer, String error) {

    @Override
    public String toString() {
      return "Returned";
    }
  }

  /** Where the browser goes, and its new session; empty where a login was linked. */
  public record Arrival(URI to, Optional<SignedIn> session) {}

  /**
   * @throws Problem INVALID_REQUEST for what does not belong to a journey of this browser;
   *     FORBIDDEN where the issuer or we do not let the user in; NOT_FOUND without such a provider;
   *     CONFLICT for a login of another user; UPSTREAM and UNAVAILABLE where the issuer fails
   */
  public Arrival finish(Origin origin, String name, Returned returned) {
    var provider = providers.named(name).orElseThrow(() -> Problem.notFound("identity provider"));
    var journey = journeyOf(provider, returned);
    mustBeLetIn(provider, returned);
    var redeemed = flows.with(name).redeem(returned.code(), journey);
    var to = URI.create(rules.publicUrl() + journey.returnTo());
    return new Arrival(to, session(origin, provider, redeemed, journey));
  }

  private Optional<SignedIn> session(
      Origin origin, IdentityProvider provider, Redeemed redeemed, Journey journey) {
    if (journey.user().isPresent()) {
      linkIdentity.link(origin, journey.user().get(), provider, redeemed.identity());
      return Optional.empty();
    }
    var user =
        recogniseIdentity.recognise(
            origin,
            provider,
            redeemed.identity(),
            identity -> userinfo.completed(provider.name(), identity, redeemed.accessToken()));
    return Optional.of(openIdentitySession.open(origin, user));
  }

  private Journey journeyOf(IdentityProvider provider, Returned returned) {
    return Optional.ofNullable(returned.cookie())
        .flatMap(cookie -> Journey.open(envelopes, cookie))
        .filter(journey -> journey.isFor(provider.name(), clock.instant()))
        .filter(journey -> journey.hasState(returned.state()))
        .orElseThrow(
            () ->
                Problem.invalid(
                    "state",
                    "belongs to no sign-in that this browser has begun in the last ten minutes;"
                        + " begin again"));
  }

  private void mustBeLetIn(IdentityProvider provider, Returned returned) {
    var silent = returned.issuer() == null && !flows.namesItself(provider.name());
    if (!silent && !provider.issuer().equals(returned.issuer())) {
      throw Problem.invalid("iss", "is not the issuer that this browser was sent to; begin again");
    }
    if (returned.error() != null) {
      throw Problem.forbidden(provider.title() + " did not let you in (" + returned.error() + ").");
    }
    if (returned.code() == null) {
      throw Problem.invalid("code", "is missing");
    }
  }
}

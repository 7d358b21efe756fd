package io.bailiwick.identity.work.oidc;

import io.bailiwick.kernel.Envelopes;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Sends a browser to an issuer, to sign in with a login there or to link it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BeginJourney {

  @Inject private CodeFlows flows;
  @Inject private Envelopes envelopes;
  @Inject private Clock clock;

  /**
   * Where the browser goes, and what it has to bring back.
   *
   * @param cookie sealed; good for the lifetime
   */
  public record Departure(URI authorization, String cookie, Duration lifetime) {

    @Override
    public String toString() {
      return "Departure";
    }
  }

  /**
   * @param returnTo where the browser goes in the end; null for the root
   * @param linking the signed-in user to whom the login is to be linked
   * @throws Problem INVALID_REQUEST for a path that is not ours; NOT_FOUND without such a provider;
   *     UNAVAILABLE when it cannot be reached
   */
  public Departure begin(String provider, String returnTo, Optional<UserId> linking) {
    var path = ReturnPath.checked(returnTo);
    var flow = flows.with(provider);
    var journey = Journey.begun(provider, path, linking, clock.instant());
    return new Departure(flow.authorization(journey), journey.sealed(envelopes), Journey.LIFETIME);
  }
}

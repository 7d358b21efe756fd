package io.bailiwick.fleet.work;

import io.bailiwick.billing.VerdictsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * A block holds, and its end lets go, in the very transaction that decided it: for all that it
 * decided at once, so that VPSes of several organizations are locked in one order.
 */
@ApplicationScoped
public class HoldByBlocks {

  @Inject private ApplyHolds applyHolds;

  void changed(@Observes VerdictsChanged event) {
    applyHolds.apply(Optional.of(event.organizations()));
  }
}

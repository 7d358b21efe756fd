package io.bailiwick.fleet.work;

import io.bailiwick.billing.OrganizationAllowed;
import io.bailiwick.billing.OrganizationBlocked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** A block holds, and its end lets go, in the very transaction that decided it. */
@ApplicationScoped
public class HoldByBlocks {

  @Inject private ApplyHolds applyHolds;

  void blocked(@Observes OrganizationBlocked event) {
    applyHolds.apply(Optional.of(event.organization()));
  }

  void allowed(@Observes OrganizationAllowed event) {
    applyHolds.apply(Optional.of(event.organization()));
  }
}

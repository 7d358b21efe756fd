package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Holds;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Wakeups;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Holds what must not run and lets go of what may again, in one statement. */
@Stateless
@ForPlatform
public class ApplyHolds {

  @Inject private Holds holds;
  @Inject private Providers providers;
  @Inject private Wakeups wakeups;
  @Inject private Clock clock;

  /**
   * @param organizations empty for all
   * @return how many VPSes that concerned
   */
  public int apply(Optional<Set<OrganizationId>> organizations) {
    var changed = holds.apply(organizations, providers.stoppable(), clock.instant());
    if (changed > 0) {
      wakeups.send(ReconcileVpses.CHANNEL, "");
    }
    return changed;
  }
}

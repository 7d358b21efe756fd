package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Wakeups;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives up provisioning that is older than 15 minutes, as the reconciler also does by itself. */
@Stateless
@ForPlatform
public class CleanUpStuckVpses {

  @Inject private VpsViews views;
  @Inject private CondemnStuckVpses condemnStuckVpses;
  @Inject private AuditTrail audit;
  @Inject private Wakeups wakeups;
  @Inject private Clock clock;

  /**
   * @param dryRun only lists
   * @return what was, or would be, given up
   */
  public List<VpsView> cleanUp(Caller caller, boolean dryRun) {
    caller.mustBePlatformAdmin();
    var now = clock.instant();
    if (dryRun) {
      return views.stuckSince(now.minus(Outcome.PROVISIONING_PATIENCE));
    }
    var given = condemnStuckVpses.condemn(now);
    for (var one : given) {
      audit.record(
          new AuditTrail.Entry(
              caller,
              Optional.of(one.organization()),
              "vps.give-up",
              "vps/" + one.vps(),
              Map.of("state", "provisioning"),
              Map.of("desired_state", "destroyed")));
    }
    if (!given.isEmpty()) {
      wakeups.send(ReconcileVpses.CHANNEL, "");
    }
    return views.findAll(given.stream().map(VpsCondemned::vps).toList());
  }
}

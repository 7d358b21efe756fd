package io.bailiwick.fleet.work;

import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.Vps;
import io.bailiwick.fleet.Vpses;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.Wakeups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What every change of a wish has in common: locked, decided, audited, and the reconciler told. */
@ApplicationScoped
public class ChangeVps {

  @Inject private Vpses vpses;
  @Inject private AuditTrail audit;
  @Inject private Wakeups wakeups;
  @Inject private Clock clock;

  /**
   * @param action as the audit log names it
   * @throws Problem NOT_FOUND when the caller's transaction sees no such VPS
   */
  void change(Caller caller, VpsId id, String action, BiConsumer<Vps, Instant> decision) {
    var vps = vpses.lock(id).orElseThrow(() -> Problem.notFound("VPS"));
    var before = vps.desiredState();
    decision.accept(vps, clock.instant());
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(vps.organization()),
            action,
            "vps/" + id,
            desired(before),
            desired(vps.desiredState())));
    wakeups.send(ReconcileVpses.CHANNEL, id.toString());
  }

  private static Map<String, String> desired(DesiredState state) {
    return Map.of("desired_state", LowercaseEnum.text(state));
  }
}

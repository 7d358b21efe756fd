package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxView;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets the next machine that connects with one of the keys be the box. */
@Stateless
@ForTenant
public class ResetHardware {

  @Inject private FindBox findBox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  public BoxView reset(Caller caller, BoxId id, OptionalLong expected) {
    caller.mustHave(Scope.WRITE);
    var box = findBox.lock(id);
    box.mustBe(expected);
    box.hardwareId()
        .ifPresent(
            bound -> {
              box.forgetHardware(clock.instant());
              audit.record(
                  new AuditTrail.Entry(
                      caller,
                      Optional.of(box.organization()),
                      "box.hardware-id.reset",
                      "box/" + id,
                      Map.of("hardware_id", bound),
                      Map.of()));
            });
    return findBox.show(id);
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxKeys;
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

/** Deletes a box: its keys stop at once, and its machine may become another box. */
@Stateless
@ForTenant
public class DeleteBox {

  @Inject private FindBox findBox;
  @Inject private BoxKeys keys;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  public void delete(Caller caller, BoxId id, OptionalLong expected) {
    caller.mustHave(Scope.WRITE);
    var box = findBox.lock(id);
    box.mustBe(expected);
    var now = clock.instant();
    box.delete(now);
    keys.revokeAll(id, now);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(box.organization()),
            "box.delete",
            "box/" + id,
            Map.of("name", box.name()),
            Map.of()));
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxKeys;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.BoxKeyId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Makes a key of a box useless at once. */
@Stateless
@ForTenant
public class RevokeBoxKey {

  @Inject private FindBox findBox;
  @Inject private BoxKeys keys;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @throws Problem NOT_FOUND when the box has no such key, or it was revoked before
   */
  public void revoke(Caller caller, BoxId id, BoxKeyId key) {
    caller.mustHave(Scope.WRITE);
    var box = findBox.lock(id);
    if (!keys.revoke(id, key, clock.instant())) {
      throw Problem.notFound("key of the box");
    }
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(box.organization()),
            "box-key.revoke",
            "box/" + id,
            Map.of("key_id", key),
            Map.of()));
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxKey;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Makes another key for a box; the others go on working. */
@Stateless
@ForTenant
public class CreateBoxKey {

  @Inject private FindBox findBox;
  @Inject private KeepBoxKey keepBoxKey;
  @Inject private AuditTrail audit;

  /** A new key and its secret, which nobody is told a second time. */
  public record Created(BoxKey key, Token secret) {}

  /**
   * @throws Problem CONFLICT when the box has as many as it may
   */
  public Created create(Caller caller, BoxId id, String label) {
    caller.mustHave(Scope.WRITE);
    var secret = Token.random(BoxKey.PREFIX);
    var key = keepBoxKey.keep(findBox.lock(id), label, secret);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(key.organizationId()),
            "box-key.create",
            "box/" + id,
            Map.of(),
            Map.of("key_id", key.id(), "label", key.label(), "prefix", key.prefix())));
    return new Created(key, secret);
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.catalog.BoxQuota;
import io.bailiwick.catalog.BoxQuotas;
import io.bailiwick.fleet.Box;
import io.bailiwick.fleet.BoxKey;
import io.bailiwick.fleet.BoxView;
import io.bailiwick.fleet.Boxes;
import io.bailiwick.identity.SubscriptionStatus;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Registers a box with its first key; it is pending until a machine connects with that. */
@Stateless
@ForTenant
public class RegisterBox {

  private static final String FIRST = "first";

  @Inject private BoxQuotas quotas;
  @Inject private Boxes boxes;
  @Inject private FindBox findBox;
  @Inject private KeepBoxKey keepBoxKey;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** A new box, and the secret of its first key, which nobody is told a second time. */
  public record Registered(BoxView box, BoxKey key, Token secret) {}

  /**
   * @param metadata a JSON object; empty for none
   * @throws Problem SUBSCRIPTION_INACTIVE; PLAN_LIMIT when there are as many as may be
   */
  public Registered register(
      Caller caller, String name, Map<String, String> labels, Optional<String> metadata) {
    caller.mustHave(Scope.WRITE);
    var organization = caller.tenant();
    var quota = quotas.findForChange(organization);
    SubscriptionStatus.mustTakeNew(quota.subscription());
    mustHaveRoom(quota, boxes.count(organization));
    var now = clock.instant();
    var box = Box.register(organization, caller.user(), name, now);
    box.label(labels, now);
    metadata.ifPresent(json -> box.describe(json, now));
    boxes.add(box);
    var secret = Token.random(BoxKey.PREFIX);
    var key = keepBoxKey.keep(box, FIRST, secret);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "box.register",
            "box/" + box.id(),
            Map.of(),
            Map.of("name", name, "prefix", key.prefix())));
    return new Registered(findBox.show(box.id()), key, secret);
  }

  private static void mustHaveRoom(BoxQuota quota, int count) {
    var most = quota.maxBoxes();
    if (most != null && count >= most) {
      throw Problem.planLimit(
          "The plan's boxes are all registered (" + count + "/" + most + "); delete one first.");
    }
  }
}

package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.PlanTerms;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** An administrator makes a plan; nobody has it yet. */
@Stateless
@ForPlatform
public class CreatePlan {

  @Inject private Plans plans;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @throws io.bailiwick.kernel.Problem CONFLICT when another plan has the name
   */
  public Plan create(Caller caller, String name, PlanTerms terms) {
    caller.mustBePlatformAdmin();
    var plan = new Plan(PlanId.next(), name, terms, clock.instant());
    plans.save(plan);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.empty(),
            "plan.create",
            "plan/" + plan.id(),
            Map.of(),
            Spoken.plan(plan)));
    return plan;
  }
}

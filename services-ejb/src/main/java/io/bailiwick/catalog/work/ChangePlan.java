package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.PlanChange;
import io.bailiwick.catalog.PlanTermsChanged;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An administrator changes a plan, for every organization that has it, at once. */
@Stateless
@ForPlatform
public class ChangePlan {

  @Inject private Plans plans;
  @Inject private AuditTrail audit;
  @Inject private Event<PlanTermsChanged> changed;
  @Inject private Clock clock;

  /**
   * @throws Problem NOT_FOUND; PRECONDITION_FAILED for another version; CONFLICT when another plan
   *     has the name
   */
  public Plan change(Caller caller, PlanId id, OptionalLong expected, PlanChange change) {
    caller.mustBePlatformAdmin();
    var plan = plans.findForChange(id).orElseThrow(() -> Problem.notFound("plan"));
    plan.mustBe(expected);
    var before = Spoken.plan(plan);
    plan.change(change, clock.instant());
    var after = Spoken.plan(plan);
    plans.save(plan);
    if (!after.equals(before)) {
      record(caller, id, Spoken.differing(before, after), Spoken.differing(after, before));
      // Asked for after the plan is written and held: nobody is assigned to it unseen.
      changed.fire(new PlanTermsChanged(id, plans.organizationsWith(id)));
    }
    return plan;
  }

  private void record(Caller caller, PlanId id, Map<String, ?> before, Map<String, ?> after) {
    audit.record(
        new AuditTrail.Entry(caller, Optional.empty(), "plan.change", "plan/" + id, before, after));
  }
}

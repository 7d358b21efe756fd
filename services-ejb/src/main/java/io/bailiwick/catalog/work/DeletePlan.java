package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An administrator deletes a plan that no organization has. */
@Stateless
@ForPlatform
public class DeletePlan {

  @Inject private Plans plans;
  @Inject private AuditTrail audit;

  /**
   * @throws Problem NOT_FOUND; PRECONDITION_FAILED for another version; CONFLICT while an
   *     organization has it
   */
  public void delete(Caller caller, PlanId id, OptionalLong expected) {
    caller.mustBePlatformAdmin();
    var plan = plans.findForChange(id).orElseThrow(() -> Problem.notFound("plan"));
    plan.mustBe(expected);
    mustNotBeInUse(plan);
    var before = Spoken.plan(plan);
    plans.remove(plan);
    audit.record(
        new AuditTrail.Entry(
            caller, Optional.empty(), "plan.delete", "plan/" + id, before, Map.of()));
  }

  private void mustNotBeInUse(Plan plan) {
    var organizations = plans.organizationsWith(plan.id()).size();
    if (organizations > 0) {
      throw Problem.conflict(
          "The plan is in use by %d organizations; give them another plan first."
              .formatted(organizations));
    }
  }
}

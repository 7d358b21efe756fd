package io.bailiwick.catalog.work;

import io.bailiwick.catalog.PlanAssigned;
import io.bailiwick.catalog.PlanAssignments;
import io.bailiwick.identity.OrganizationPlace;
import io.bailiwick.identity.Organizations;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** An administrator gives an organization a plan, or takes it away, which blocks it. */
@Stateless
@ForPlatform
public class AssignPlan {

  @Inject private PlanAssignments assignments;
  @Inject private Organizations organizations;
  @Inject private AuditTrail audit;
  @Inject private Event<PlanAssigned> assigned;

  /**
   * @throws Problem NOT_FOUND without such an organization, INVALID_REQUEST without such a plan
   */
  public OrganizationPlace assign(
      Caller caller, OrganizationId organization, Optional<PlanId> plan) {
    caller.mustBePlatformAdmin();
    var before = assignments.findForChange(organization);
    if (!before.equals(plan)) {
      assignments.assign(organization, plan);
      record(caller, organization, before, plan);
      assigned.fire(new PlanAssigned(organization, before, plan));
    }
    return organizations.show(organization).orElseThrow();
  }

  private void record(
      Caller caller, OrganizationId organization, Optional<PlanId> before, Optional<PlanId> plan) {
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "organization.plan.change",
            "organization/" + organization,
            said(before),
            said(plan)));
  }

  static Map<String, ?> said(Optional<PlanId> plan) {
    return plan.map(id -> Map.of("plan_id", id)).orElse(Map.of());
  }
}

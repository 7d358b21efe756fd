package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.PlanAssigned;
import io.bailiwick.catalog.PlanAssignments;
import io.bailiwick.catalog.Plans;
import io.bailiwick.identity.UserApproved;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Settings;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the organizations of an approved user the default plan where they have none. The operator
 * names it ({@code BAILIWICK_DEFAULT_PLAN}, {@code demo}); when there is no plan of that name, the
 * user comes in all the same, and waits for an administrator to assign one.
 */
@Stateless
@ForPlatform
public class AssignDefaultPlan {

  private static final Logger LOG = System.getLogger(AssignDefaultPlan.class.getName());

  @Inject private Plans plans;
  @Inject private PlanAssignments assignments;
  @Inject private AuditTrail audit;
  @Inject private Event<PlanAssigned> assigned;

  public void assign(UserApproved approval) {
    var name = Settings.text("bailiwick.default-plan").orElse("demo");
    var plan = plans.findByName(name);
    if (plan.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "There is no plan ''{0}'', so user {1} was approved without one and is blocked until an"
              + " administrator assigns a plan.",
          name,
          approval.user());
      return;
    }
    // In the order of their ids, as everybody holds organizations.
    approval.owned().stream()
        .sorted((a, b) -> a.value().compareTo(b.value()))
        .forEach(organization -> assign(approval.caller(), organization, plan.get()));
  }

  private void assign(Caller caller, OrganizationId organization, Plan plan) {
    if (assignments.findForChange(organization).isPresent()) {
      return;
    }
    var after = Optional.of(plan.id());
    assignments.assign(organization, after);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "organization.plan.change",
            "organization/" + organization,
            Map.of(),
            AssignPlan.said(after)));
    assigned.fire(new PlanAssigned(organization, Optional.empty(), after));
  }
}

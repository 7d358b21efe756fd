package io.bailiwick.catalog.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.catalog.work.AssignPlan;
import io.bailiwick.identity.http.OrganizationBody;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.TypedParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Optional;

/** Which plan an organization has. */
@Path("organizations/{organization_id}/plan")
@Produces("application/json")
@ApplicationScoped
public class OrganizationPlanResource {

  @Inject private AssignPlan assignPlan;
  @Inject private CurrentCall call;

  /** Null takes the plan away; left out is a mistake. */
  record SentAssignment(JsonNode planId) {

    Optional<PlanId> plan() {
      if (planId == null) {
        throw Problem.invalid("plan_id", "is missing; null takes the plan away");
      }
      if (planId.isNull()) {
        return Optional.empty();
      }
      if (!planId.isTextual()) {
        throw Problem.invalid("plan_id", "must be a UUID or null");
      }
      return Optional.of(new PlanId(TypedParams.uuid("plan_id", planId.textValue())));
    }
  }

  @PUT
  @Consumes("application/json")
  public OrganizationBody assign(
      @PathParam("organization_id") OrganizationId organization, SentAssignment sent) {
    return OrganizationBody.of(assignPlan.assign(call.caller(), organization, sent.plan()));
  }
}

package io.bailiwick.catalog.http;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.work.ListPlans;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.http.PageBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** The plans on offer. */
@Path("plans")
@Produces("application/json")
public class PlansResource {

  @Inject private ListPlans listPlans;

  record PlanBody(java.util.UUID id, String name, int maxAgents, java.time.Instant createdAt) {
    static PlanBody of(Plan plan) {
      return new PlanBody(plan.id().value(), plan.name(), plan.maxAgents(), plan.createdAt());
    }
  }

  @GET
  public PageBody<PlanBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    return PageBody.of(listPlans.list(PageRequest.parse(limit, pageToken)), PlanBody::of);
  }
}

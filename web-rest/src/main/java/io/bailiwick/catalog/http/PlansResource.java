package io.bailiwick.catalog.http;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.work.ChangePlan;
import io.bailiwick.catalog.work.CreatePlan;
import io.bailiwick.catalog.work.DeletePlan;
import io.bailiwick.catalog.work.ListPlans;
import io.bailiwick.catalog.work.ShowPlan;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.Access.To;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import io.bailiwick.kernel.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The plans on offer: for everybody to read, for administrators to change. */
@Path("plans")
@Produces("application/json")
@ApplicationScoped
public class PlansResource {

  @Inject private ListPlans listPlans;
  @Inject private ShowPlan showPlan;
  @Inject private CreatePlan createPlan;
  @Inject private ChangePlan changePlan;
  @Inject private DeletePlan deletePlan;
  @Inject private CurrentCall call;
  @Inject private Once once;

  @GET
  @Access(To.PENDING_USERS)
  public PageBody<PlanBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    return PageBody.of(listPlans.list(call.page(limit, pageToken)), PlanBody::of);
  }

  @GET
  @Path("{plan_id}")
  @Access(To.PENDING_USERS)
  public Response show(@PathParam("plan_id") PlanId id) {
    return ok(showPlan.show(id));
  }

  @POST
  @Consumes("application/json")
  public Response create(@HeaderParam("Idempotency-Key") String key, SentPlan sent) {
    return once.answer(
        key,
        sent,
        () -> {
          var plan = createPlan.create(call.caller(), sent.name(), sent.terms());
          return Answer.created("/plans/" + plan.id(), plan.version(), PlanBody.of(plan));
        });
  }

  @PATCH
  @Path("{plan_id}")
  @Consumes("application/json")
  public Response change(
      @PathParam("plan_id") PlanId id, @HeaderParam("If-Match") String ifMatch, SentPlan sent) {
    return ok(changePlan.change(call.caller(), id, Versions.expected(ifMatch), sent.change()));
  }

  @DELETE
  @Path("{plan_id}")
  public void delete(@PathParam("plan_id") PlanId id, @HeaderParam("If-Match") String ifMatch) {
    deletePlan.delete(call.caller(), id, Versions.expected(ifMatch));
  }

  private static Response ok(Plan plan) {
    return Response.ok(PlanBody.of(plan)).header("ETag", Versions.etag(plan.version())).build();
  }
}

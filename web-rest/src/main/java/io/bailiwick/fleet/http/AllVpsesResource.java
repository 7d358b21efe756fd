package io.bailiwick.fleet.http;

import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.ForceDestroyVps;
import io.bailiwick.fleet.work.ForceStopVps;
import io.bailiwick.fleet.work.ListAllVpses;
import io.bailiwick.fleet.work.ListDrift;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Every organization's VPSes, for administrators. */
@Path("admin/vpses")
@Produces("application/json")
@ApplicationScoped
public class AllVpsesResource {

  @Inject private ListAllVpses listAllVpses;
  @Inject private ListDrift listDrift;
  @Inject private ForceStopVps forceStopVps;
  @Inject private ForceDestroyVps forceDestroyVps;
  @Inject private Waiting waiting;
  @Inject private CurrentCall call;

  @GET
  public VpsPageBody list(
      @QueryParam("state") VpsState state,
      @QueryParam("desired_state") DesiredState desired,
      @QueryParam("organization_id") OrganizationId organization,
      @QueryParam("drift") Boolean drift,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var filter =
        new VpsViews.Filter(
            Optional.ofNullable(organization),
            Optional.ofNullable(state),
            Optional.ofNullable(desired),
            Boolean.TRUE.equals(drift));
    var page = listAllVpses.list(call.caller(), filter, call.page(limit, pageToken));
    return filter.lost()
        ? VpsPageBody.withDrift(page, listDrift.list(call.caller()))
        : VpsPageBody.of(page);
  }

  @POST
  @Path("{vps_id}/stop")
  public CompletionStage<VpsBody> stop(
      @PathParam("vps_id") VpsId id, @QueryParam("wait") String wait) {
    var patience = Waiting.parse(wait);
    var stopped = VpsBody.of(forceStopVps.stop(call.caller(), id));
    return waiting.until(id, patience, stopped, VpsBody::of);
  }

  @POST
  @Path("{vps_id}/destroy")
  public CompletionStage<Response> destroy(
      @PathParam("vps_id") VpsId id, @QueryParam("wait") String wait) {
    var patience = Waiting.parse(wait);
    forceDestroyVps.destroy(call.caller(), id);
    var answer = Response.noContent().build();
    return waiting.until(id, patience, answer, gone -> answer);
  }
}

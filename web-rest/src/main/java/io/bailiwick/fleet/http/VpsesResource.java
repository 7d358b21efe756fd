package io.bailiwick.fleet.http;

import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.work.ListVpses;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The organization's VPSes. */
@Path("vpses")
@Produces("application/json")
@ApplicationScoped
public class VpsesResource {

  @Inject private ListVpses listVpses;
  @Inject private CurrentCall call;

  @GET
  public PageBody<VpsBody> list(
      @QueryParam("state") VpsState state,
      @QueryParam("desired_state") DesiredState desired,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    return PageBody.of(
        listVpses.list(
            call.caller(),
            Optional.ofNullable(state),
            Optional.ofNullable(desired),
            call.page(limit, pageToken)),
        VpsBody::of);
  }
}

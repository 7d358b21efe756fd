package io.bailiwick.catalog.http;

import io.bailiwick.catalog.work.LinkVpsConfig;
import io.bailiwick.catalog.work.UnlinkVpsConfig;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Which configurations a plan offers. */
@Path("plans/{plan_id}/vps-configs/{vps_config_id}")
@Produces("application/json")
@ApplicationScoped
public class PlanVpsConfigsResource {

  @Inject private LinkVpsConfig linkVpsConfig;
  @Inject private UnlinkVpsConfig unlinkVpsConfig;
  @Inject private CurrentCall call;

  @PUT
  public void link(
      @PathParam("plan_id") PlanId plan, @PathParam("vps_config_id") VpsConfigId config) {
    linkVpsConfig.link(call.caller(), plan, config);
  }

  @DELETE
  public void unlink(
      @PathParam("plan_id") PlanId plan, @PathParam("vps_config_id") VpsConfigId config) {
    unlinkVpsConfig.unlink(call.caller(), plan, config);
  }
}

package io.bailiwick.catalog.http;

import io.bailiwick.catalog.ProvidersHere;
import io.bailiwick.catalog.work.ListAllVpsConfigs;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** Every VPS configuration, whether a plan offers it or not. */
@Path("admin/vps-configs")
@Produces("application/json")
@ApplicationScoped
public class AllVpsConfigsResource {

  @Inject private ListAllVpsConfigs listAllVpsConfigs;
  @Inject private ProvidersHere providers;
  @Inject private CurrentCall call;

  @GET
  public PageBody<VpsConfigBody> list(
      @QueryParam("plan_id") PlanId plan,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var page =
        listAllVpsConfigs.list(
            call.caller(), Optional.ofNullable(plan), call.page(limit, pageToken));
    return PageBody.of(page, config -> VpsConfigBody.of(config, providers));
  }
}

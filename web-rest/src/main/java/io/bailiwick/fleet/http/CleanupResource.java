package io.bailiwick.fleet.http;

import io.bailiwick.fleet.work.CleanUpStuckVpses;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Gives up provisioning that is stuck. */
@Path("admin/cleanup")
@Produces("application/json")
@ApplicationScoped
public class CleanupResource {

  @Inject private CleanUpStuckVpses cleanUpStuckVpses;
  @Inject private CurrentCall call;

  record Cleanup(boolean dryRun, List<VpsBody> vpses) {}

  @POST
  public Cleanup cleanUp(@QueryParam("dry_run") Boolean dryRun) {
    var onlyList = Boolean.TRUE.equals(dryRun);
    var vpses = cleanUpStuckVpses.cleanUp(call.caller(), onlyList);
    return new Cleanup(onlyList, vpses.stream().map(VpsBody::of).toList());
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An administrator destroys somebody's VPS. */
@Stateless
@ForPlatform
public class ForceDestroyVps {

  @Inject private CondemnVps condemnVps;

  public void destroy(Caller caller, VpsId id) {
    caller.mustBePlatformAdmin();
    condemnVps.condemn(caller, id, "vps.destroy.by-admin");
  }
}

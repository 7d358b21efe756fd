package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** An administrator destroys somebody's VPS. */
@Stateless
@ForPlatform
public class ForceDestroyVps {

  @Inject private ChangeVps changeVps;
  @Inject private Event<VpsCondemned> condemned;

  public void destroy(Caller caller, VpsId id) {
    caller.mustBePlatformAdmin();
    changeVps.change(
        caller, id, "vps.destroy.by-admin", (vps, now) -> condemned.fire(vps.destroy(now)));
  }
}

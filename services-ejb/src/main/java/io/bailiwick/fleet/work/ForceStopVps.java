package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Vps;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An administrator stops somebody's VPS. */
@Stateless
@ForPlatform
public class ForceStopVps {

  @Inject private ChangeVps changeVps;
  @Inject private VpsViews views;

  public VpsView stop(Caller caller, VpsId id) {
    caller.mustBePlatformAdmin();
    changeVps.change(caller, id, "vps.stop.by-admin", Vps::stop);
    return views.find(id).orElseThrow();
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Destroys a VPS and its disk; the row says so once the provider confirmed it. */
@Stateless
@ForTenant
public class DestroyVps {

  @Inject private ChangeVps changeVps;
  @Inject private Event<VpsCondemned> condemned;

  public void destroy(Caller caller, VpsId id) {
    caller.mustHave(Scope.WRITE);
    changeVps.change(caller, id, "vps.destroy", (vps, now) -> condemned.fire(vps.destroy(now)));
  }
}

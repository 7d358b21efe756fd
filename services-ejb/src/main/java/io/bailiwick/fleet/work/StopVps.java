package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Vps;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Stops a running VPS; its disk stays. */
@Stateless
@ForTenant
public class StopVps {

  @Inject private ChangeVps changeVps;

  public void stop(Caller caller, VpsId id) {
    caller.mustHave(Scope.WRITE);
    changeVps.change(caller, id, "vps.stop", Vps::stop);
  }
}

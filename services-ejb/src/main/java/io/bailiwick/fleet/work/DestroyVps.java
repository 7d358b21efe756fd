package io.bailiwick.fleet.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Destroys a VPS and its disk; the row says so once the provider confirmed it. */
@Stateless
@ForTenant
public class DestroyVps {

  @Inject private CondemnVps condemnVps;

  public void destroy(Caller caller, VpsId id) {
    caller.mustHave(Scope.WRITE);
    condemnVps.condemn(caller, id, "vps.destroy");
  }
}

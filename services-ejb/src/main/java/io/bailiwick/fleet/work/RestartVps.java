package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Vps;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Stops a running VPS and starts it with what it is to boot with by now. */
@Stateless
@ForTenant
public class RestartVps {

  @Inject private ChangeVps changeVps;

  public void restart(Caller caller, VpsId id) {
    caller.mustHave(Scope.WRITE);
    changeVps.change(caller, id, "vps.restart", Vps::restart);
  }

  /** For what the machine learns only when it starts; one that does not run learns it then. */
  public void restartIfRunning(Caller caller, VpsId id) {
    caller.mustHave(Scope.WRITE);
    changeVps.change(
        caller,
        id,
        "vps.restart",
        (vps, now) -> {
          if (vps.isRunning()) {
            vps.restart(now);
          }
        });
  }
}

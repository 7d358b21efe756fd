package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Holds.Cause;
import io.bailiwick.fleet.Vps;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Starts a stopped VPS, unless it would have to be held at once; takes an older hold away. */
@Stateless
@ForTenant
public class StartVps {

  @Inject private ChangeVps changeVps;
  @Inject private FindHold findHold;

  public void start(Caller caller, VpsId id) {
    caller.mustHave(Scope.WRITE);
    changeVps.change(
        caller,
        id,
        "vps.start",
        (vps, now) -> {
          vps.start(now);
          mustNotBeHeld(vps);
        });
  }

  private void mustNotBeHeld(Vps vps) {
    findHold
        .find(vps.id())
        .map(Cause::reason)
        .ifPresent(
            reason -> {
              throw new Problem(ProblemType.BLOCKED, reason);
            });
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.RestartVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Stops the running VPS of an agent and starts it again. */
@Stateless
@ForTenant
public class RestartAgent {

  @Inject private FindAgent findAgent;
  @Inject private RestartVps restartVps;
  @Inject private VpsViews vpses;

  public VpsView restart(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var vps = findAgent.find(id).mustHaveVps();
    restartVps.restart(caller, vps);
    return vpses.find(vps).orElseThrow();
  }
}

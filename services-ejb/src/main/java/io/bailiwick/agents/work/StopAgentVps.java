package io.bailiwick.agents.work;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.StopVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Stops the running VPS of an agent. */
@Stateless
@ForTenant
public class StopAgentVps {

  @Inject private FindAgent findAgent;
  @Inject private StopVps stopVps;
  @Inject private VpsViews vpses;

  public VpsView stop(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var vps = findAgent.find(id).mustHaveVps();
    stopVps.stop(caller, vps);
    return vpses.find(vps).orElseThrow();
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.StartVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Starts the stopped VPS of an agent. */
@Stateless
@ForTenant
public class StartAgentVps {

  @Inject private FindAgent findAgent;
  @Inject private StartVps startVps;
  @Inject private VpsViews vpses;

  public VpsView start(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var vps = findAgent.find(id).mustHaveVps();
    startVps.start(caller, vps);
    return vpses.find(vps).orElseThrow();
  }
}

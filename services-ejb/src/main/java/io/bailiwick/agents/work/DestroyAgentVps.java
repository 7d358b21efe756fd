package io.bailiwick.agents.work;

import io.bailiwick.fleet.work.DestroyVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Destroys the VPS of an agent, which is free at once. */
@Stateless
@ForTenant
public class DestroyAgentVps {

  @Inject private FindAgent findAgent;
  @Inject private DestroyVps destroyVps;

  /** The one that is being destroyed. */
  public VpsId destroy(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var vps = findAgent.lock(id).mustHaveVps();
    destroyVps.destroy(caller, vps);
    return vps;
  }
}

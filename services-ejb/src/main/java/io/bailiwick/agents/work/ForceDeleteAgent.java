package io.bailiwick.agents.work;

import io.bailiwick.fleet.work.ForceDestroyVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An administrator deletes somebody's agent. */
@Stateless
@ForPlatform
public class ForceDeleteAgent {

  @Inject private FindAgent findAgent;
  @Inject private ForceDestroyVps forceDestroyVps;
  @Inject private RemoveAgent removeAgent;

  public void delete(Caller caller, AgentId id) {
    caller.mustBePlatformAdmin();
    var agent = findAgent.lock(id);
    agent.vps().ifPresent(vps -> forceDestroyVps.destroy(caller, vps));
    removeAgent.remove(caller, agent, "agent.delete.by-admin");
  }
}

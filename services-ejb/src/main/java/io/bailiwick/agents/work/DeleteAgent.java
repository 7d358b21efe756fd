package io.bailiwick.agents.work;

import io.bailiwick.fleet.work.DestroyVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.OptionalLong;

/** Deletes an agent with its files and channels; its VPS is destroyed. */
@Stateless
@ForTenant
public class DeleteAgent {

  @Inject private FindAgent findAgent;
  @Inject private DestroyVps destroyVps;
  @Inject private RemoveAgent removeAgent;

  public void delete(Caller caller, AgentId id, OptionalLong expected) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    agent.mustBe(expected);
    agent.vps().ifPresent(vps -> destroyVps.destroy(caller, vps));
    removeAgent.remove(caller, agent, "agent.delete");
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.billing.VpsStanding;
import io.bailiwick.billing.work.ReadVpsUsage;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What the VPS of an agent used this month, and whether it may go on. */
@Stateless
@ForTenant
public class ShowAgentUsage {

  @Inject private FindAgent findAgent;
  @Inject private ReadVpsUsage readVpsUsage;

  public VpsStanding show(Caller caller, AgentId id) {
    caller.mustHave(Scope.READ);
    return readVpsUsage.read(caller, findAgent.find(id).mustHaveVps());
  }
}

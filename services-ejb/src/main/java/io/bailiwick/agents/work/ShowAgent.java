package io.bailiwick.agents.work;

import io.bailiwick.agents.ShownAgent;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** One agent with its VPS. */
@Stateless
@ForTenant
public class ShowAgent {

  @Inject private AssembleAgents assemble;

  public ShownAgent show(Caller caller, AgentId id) {
    caller.mustHave(Scope.READ);
    return assemble.one(id);
  }
}

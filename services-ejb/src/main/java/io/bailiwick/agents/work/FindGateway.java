package io.bailiwick.agents.work;

import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where the gateway of an agent's VPS listens; empty while it does not. */
@Stateless
@ForTenant
public class FindGateway {

  @Inject private FindAgent findAgent;
  @Inject private VpsViews vpses;

  public Optional<String> find(Caller caller, AgentId id) {
    caller.mustHave(Scope.READ);
    return vpses
        .find(findAgent.find(id).mustHaveVps())
        .filter(vps -> vps.state() == VpsState.RUNNING && vps.address() != null)
        .map(vps -> vps.address());
  }
}

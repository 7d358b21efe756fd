package io.bailiwick.traffic.work;

import io.bailiwick.agents.Agents;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Lets a member of the organization talk to an agent's gateway over HTTP. */
@Stateless
@ForTenant
public class OpenGateway {

  @Inject private Agents agents;
  @Inject private RouteToGateway route;

  /**
   * Finds the way.
   *
   * @throws Problem NOT_FOUND for an agent that the organization does not have; CONFLICT when its
   *     VPS does not run
   */
  public GatewayRoute open(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var agent = agents.find(id).orElseThrow(() -> Problem.notFound("agent"));
    return route.of(agent, UsedCredential.of(caller));
  }
}

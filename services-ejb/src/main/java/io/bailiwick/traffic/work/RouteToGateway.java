package io.bailiwick.traffic.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.Problem;
import io.bailiwick.vault.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the way to an agent's gateway, in the transaction of whoever may go it. */
@ApplicationScoped
public class RouteToGateway {

  @Inject private VpsViews vpses;
  @Inject private Secrets secrets;

  /**
   * Finds it.
   *
   * @throws Problem CONFLICT when the agent has no VPS, or one that does not run
   */
  GatewayRoute of(Agent agent, UsedCredential holder) {
    var vps =
        agent
            .vps()
            .flatMap(vpses::find)
            .orElseThrow(() -> Problem.conflict("The agent has no VPS; provision one first."));
    if (vps.state() != VpsState.RUNNING || vps.address() == null) {
      throw Problem.conflict("The agent's VPS is not running; start it first.");
    }
    return new GatewayRoute(
        agent.id(), vps.address(), secrets.reveal(agent.gatewayTokenSecret()), holder);
  }
}

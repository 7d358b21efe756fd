package io.bailiwick.traffic.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.Providers;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.vault.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the way to an agent's gateway, in the transaction of whoever may go it. */
@ApplicationScoped
public class RouteToGateway {

  @Inject private VpsViews vpses;
  @Inject private Providers providers;
  @Inject private Secrets secrets;

  /**
   * Finds it.
   *
   * @throws Problem CONFLICT when the agent has no VPS, or one that does not run; UNAVAILABLE when
   *     this node has no way to it that is private or encrypted
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
        agent.id(), wayTo(vps), secrets.reveal(agent.gatewayTokenSecret()), holder);
  }

  private GatewayWay wayTo(VpsView vps) {
    try {
      return providers
          .named(vps.provider())
          .map(provider -> provider.wayTo(vps.id(), vps.address()))
          .orElseThrow(
              () -> unavailable("The provider '" + vps.provider() + "' is not configured here."));
    } catch (ProviderException none) {
      throw unavailable(none.getMessage());
    }
  }

  private static Problem unavailable(String why) {
    return new Problem(ProblemType.UNAVAILABLE, why);
  }
}

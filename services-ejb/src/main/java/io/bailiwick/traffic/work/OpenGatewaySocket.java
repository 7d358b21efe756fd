package io.bailiwick.traffic.work;

import io.bailiwick.agents.Agents;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.traffic.GatewayTickets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** Lets the holder of a ticket open the gateway's WebSocket, once. */
@Stateless
@ForPlatform
public class OpenGatewaySocket {

  @Inject private GatewayTickets tickets;
  @Inject private FindStandingHolders standing;
  @Inject private Agents agents;
  @Inject private RouteToGateway route;
  @Inject private Clock clock;

  /**
   * Takes the ticket. When the VPS does not run the ticket stays, since the call changed nothing.
   *
   * @throws Problem UNAUTHENTICATED for a ticket that is unknown, used, too old, another agent's,
   *     or whose holder has signed out or may no longer; CONFLICT when the VPS does not run
   */
  public GatewayRoute open(AgentId id, String ticket) {
    var holder =
        tickets
            .take(id, LiveGate.sha256(ticket), clock.instant())
            .orElseThrow(OpenGatewaySocket::refused);
    if (standing.among(Set.of(holder)).isEmpty()) {
      throw refused();
    }
    return route.of(agents.find(id).orElseThrow(OpenGatewaySocket::refused), holder);
  }

  private static Problem refused() {
    return new Problem(
        ProblemType.UNAUTHENTICATED,
        "The ticket is unknown, was used or has expired; ask for another one.");
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Whether the gateway of an agent's VPS answers; asked without a transaction, for 5 s at most once
 * the way to it is open.
 */
@ApplicationScoped
public class CheckAgentHealth {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject private FindGateway findGateway;

  public boolean isReachable(Caller caller, AgentId id) {
    return findGateway.find(caller, id).map(CheckAgentHealth::answers).orElse(false);
  }

  private static boolean answers(GatewayWay way) {
    try {
      way.open();
    } catch (ProviderException closed) {
      return false;
    }
    return new GatewayProbe(way.address()).answersWithin(PATIENCE);
  }
}

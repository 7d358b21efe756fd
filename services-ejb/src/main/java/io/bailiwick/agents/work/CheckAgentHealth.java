package io.bailiwick.agents.work;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Whether the gateway of an agent's VPS answers; asked without a transaction, for 5 s at most. */
@ApplicationScoped
public class CheckAgentHealth {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject private FindGateway findGateway;

  public boolean isReachable(Caller caller, AgentId id) {
    return findGateway
        .find(caller, id)
        .map(address -> new GatewayProbe(address).answersWithin(PATIENCE))
        .orElse(false);
  }
}

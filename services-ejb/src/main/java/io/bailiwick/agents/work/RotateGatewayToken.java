package io.bailiwick.agents.work;

import io.bailiwick.agents.GatewayToken;
import io.bailiwick.fleet.work.RestartVps;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.vault.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces an agent's gateway token. The old one is refused from now on; a running machine is
 * restarted with the new one, which is shown this once for machines that somebody else runs.
 */
@Stateless
@ForTenant
public class RotateGatewayToken {

  @Inject private FindAgent findAgent;
  @Inject private Secrets secrets;
  @Inject private RestartVps restartVps;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  public GatewayToken rotate(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    var token = GatewayToken.random();
    agent.rotate(token, clock.instant());
    secrets.replace(agent.gatewayTokenSecret(), token.text());
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(agent.organization()),
            "agent.token.rotate",
            "agent/" + id,
            Map.of(),
            Map.of()));
    agent.vps().ifPresent(vps -> restartVps.restartIfRunning(caller, vps));
    return token;
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.agents.Agents;
import io.bailiwick.agents.Channels;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.vault.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Takes an agent's row away, and with it what only it needed: its secrets. */
@ApplicationScoped
public class RemoveAgent {

  @Inject private Agents agents;
  @Inject private Channels channels;
  @Inject private Secrets secrets;
  @Inject private AuditTrail audit;

  void remove(Caller caller, Agent agent, String action) {
    var itsChannels = channels.all(agent.id());
    agents.remove(agent);
    secrets.delete(agent.gatewayTokenSecret());
    for (var channel : itsChannels) {
      secrets.delete(channel.credentialsSecret());
      secrets.delete(channel.webhookSecret());
    }
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(agent.organization()),
            action,
            "agent/" + agent.id(),
            Map.of("name", agent.name()),
            Map.of()));
  }
}

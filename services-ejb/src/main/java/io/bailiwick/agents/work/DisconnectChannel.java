package io.bailiwick.agents.work;

import io.bailiwick.agents.ChannelKind;
import io.bailiwick.agents.Channels;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.vault.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Disconnects an agent from a channel and forgets its credentials. */
@Stateless
@ForTenant
public class DisconnectChannel {

  @Inject private FindAgent findAgent;
  @Inject private Channels channels;
  @Inject private Secrets secrets;
  @Inject private EquipAgent equipAgent;
  @Inject private AuditTrail audit;

  public void disconnect(Caller caller, AgentId id, ChannelKind kind) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    var channel = channels.find(id, kind).orElseThrow(() -> Problem.notFound("channel"));
    channels.remove(channel);
    secrets.delete(channel.credentialsSecret());
    secrets.delete(channel.webhookSecret());
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(agent.organization()),
            "agent.channel.disconnect",
            "agent/" + id,
            Map.of("kind", LowercaseEnum.text(kind), "enabled", channel.enabled()),
            Map.of()));
    equipAgent.equip(caller, agent, false);
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.agents.Channel;
import io.bailiwick.agents.ChannelKind;
import io.bailiwick.agents.Channels;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.ChannelId;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.vault.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Connects an agent to a channel: one of a kind. Its credentials are never shown again. */
@Stateless
@ForTenant
public class ConnectChannel {

  private static final int MOST = 20;
  private static final int LONGEST = 4096;

  @Inject private FindAgent findAgent;
  @Inject private Channels channels;
  @Inject private Secrets secrets;
  @Inject private EquipAgent equipAgent;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @param webhookSecret shown in this answer only
   */
  public record Connected(Channel channel, String webhookSecret) {

    @Override
    public String toString() {
      return "Connected[" + channel + "]";
    }
  }

  public Connected connect(
      Caller caller,
      AgentId id,
      ChannelKind kind,
      Map<String, String> credentials,
      boolean enabled) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    var organization = agent.organization();
    var webhookSecret = Channel.newWebhookSecret();
    // As precise as the database keeps it, since this answer is not read back.
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var channel =
        new Channel(
            ChannelId.next(),
            organization,
            id,
            kind,
            secrets.keep(organization, "channel-credentials", json(credentials)),
            secrets.keep(organization, "channel-webhook", webhookSecret),
            enabled,
            now,
            now);
    channels.add(channel);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "agent.channel.connect",
            "agent/" + id,
            Map.of(),
            Map.of("kind", LowercaseEnum.text(kind), "enabled", enabled)));
    equipAgent.equip(caller, agent, false);
    return new Connected(channel, webhookSecret);
  }

  private static String json(Map<String, String> credentials) {
    if (credentials.isEmpty() || credentials.size() > MOST) {
      throw Problem.invalid("credentials", "must hold 1 to " + MOST + " texts");
    }
    var json = Json.createObjectBuilder();
    credentials.forEach(
        (name, text) -> {
          if (text == null || text.length() > LONGEST) {
            throw Problem.invalid(
                "credentials", "must hold texts of at most " + LONGEST + " characters");
          }
          json.add(name, text);
        });
    return json.build().toString();
  }
}

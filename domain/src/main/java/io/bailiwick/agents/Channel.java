package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.ChannelId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SecretId;
import java.time.Instant;

/**
 * One of the ways to talk to an agent; there is one of a kind. It is made and removed, never
 * changed.
 *
 * @param credentialsSecret a JSON object in the vault
 * @param webhookSecret 64 hex digits in the vault, with which the channel's service signs
 */
public record Channel(
    ChannelId id,
    OrganizationId organizationId,
    AgentId agentId,
    ChannelKind kind,
    SecretId credentialsSecret,
    SecretId webhookSecret,
    boolean enabled,
    Instant createdAt,
    Instant updatedAt) {

  /** 256 random bits. */
  public static String newWebhookSecret() {
    return GatewayToken.randomHex();
  }
}

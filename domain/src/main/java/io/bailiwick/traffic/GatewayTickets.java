package io.bailiwick.traffic;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Tickets for the gateway's WebSocket: each opens one, once. Only their hashes are kept. */
public interface GatewayTickets {

  /** Keeps a ticket, and forgets those of the organization that have expired. */
  void add(Ticket ticket, Instant now);

  /** Takes the ticket away, so that nobody else can; empty for one that is unknown or too old. */
  Optional<OrganizationId> take(AgentId agent, byte[] hash, Instant now);

  /**
   * A ticket, as it is kept.
   *
   * @param user empty when an API key asked for it
   */
  record Ticket(
      byte[] hash,
      OrganizationId organization,
      AgentId agent,
      Optional<UserId> user,
      Instant expiresAt) {}
}

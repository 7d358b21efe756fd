package io.bailiwick.traffic;

import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Tickets for the gateway's WebSocket: each opens one, once. Only their hashes are kept. */
public interface GatewayTickets {

  /** Keeps a ticket, and forgets those of the organization that have expired. */
  void add(Ticket ticket, Instant now);

  /**
   * Takes the ticket away, so that nobody else can, and tells with what credential it was asked
   * for; empty for one that is unknown or too old.
   */
  Optional<UsedCredential> take(AgentId agent, byte[] hash, Instant now);

  /**
   * A ticket, as it is kept.
   *
   * @param holder what was shown when it was asked for
   * @param user empty when an API key asked for it
   */
  record Ticket(
      byte[] hash,
      UsedCredential holder,
      AgentId agent,
      Optional<UserId> user,
      Instant expiresAt) {}
}

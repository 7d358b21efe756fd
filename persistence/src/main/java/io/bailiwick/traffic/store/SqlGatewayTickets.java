package io.bailiwick.traffic.store;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.traffic.GatewayTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Tickets in {@code gateway_tickets}. */
@ApplicationScoped
public class SqlGatewayTickets implements GatewayTickets {

  private static final String ADD =
      """
      INSERT INTO gateway_tickets (ticket_hash, organization_id, agent_id, user_id, expires_at)
      VALUES (:hash, :organization, :agent, :user, :expiresAt)
      """;

  /** By gateway_tickets_organization_id: few live at a time. */
  private static final String FORGET =
      "DELETE FROM gateway_tickets WHERE organization_id = :organization AND expires_at <= :now";

  /** By gateway_tickets_pkey: of two who come with the same ticket, one deletes the row. */
  private static final String TAKE =
      """
      DELETE FROM gateway_tickets
       WHERE ticket_hash = :hash AND agent_id = :agent AND expires_at > :now
      RETURNING organization_id
      """;

  private final Sql sql;

  @Inject
  SqlGatewayTickets(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlGatewayTickets() {
    this(null);
  }

  @Override
  public void add(Ticket ticket, Instant now) {
    sql.run(
        handle -> {
          handle
              .createUpdate(FORGET)
              .bind("organization", ticket.organization())
              .bind("now", now)
              .execute();
          return handle
              .createUpdate(ADD)
              .bind("hash", ticket.hash())
              .bind("organization", ticket.organization())
              .bind("agent", ticket.agent())
              .bindByType("user", ticket.user().orElse(null), UserId.class)
              .bind("expiresAt", ticket.expiresAt())
              .execute();
        });
  }

  @Override
  public Optional<OrganizationId> take(AgentId agent, byte[] hash, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("hash", hash)
                .bind("agent", agent)
                .bind("now", now)
                .mapTo(OrganizationId.class)
                .findOne());
  }
}

package io.bailiwick.traffic.store;

import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SessionId;
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
      INSERT INTO gateway_tickets (ticket_hash, organization_id, agent_id, user_id, session_id,
                                   api_key_id, expires_at)
      VALUES (:hash, :organization, :agent, :user, :session, :key, :expiresAt)
      """;

  /** By gateway_tickets_organization_id: few live at a time. */
  private static final String FORGET =
      "DELETE FROM gateway_tickets WHERE organization_id = :organization AND expires_at <= :now";

  /** By gateway_tickets_pkey: of two who come with the same ticket, one deletes the row. */
  private static final String TAKE =
      """
      DELETE FROM gateway_tickets
       WHERE ticket_hash = :hash AND agent_id = :agent AND expires_at > :now
         AND num_nonnulls(session_id, api_key_id) = 1
      RETURNING organization_id AS organization, session_id AS session, api_key_id AS key
      """;

  /** A row of the last statement; one of the last two is null. */
  public record Row(OrganizationId organization, SessionId session, ApiKeyId key) {

    UsedCredential holder() {
      return new UsedCredential(
          organization, Optional.ofNullable(session), Optional.ofNullable(key));
    }
  }

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
              .bind("organization", ticket.holder().organization())
              .bind("now", now)
              .execute();
          return handle
              .createUpdate(ADD)
              .bind("hash", ticket.hash())
              .bind("organization", ticket.holder().organization())
              .bind("agent", ticket.agent())
              .bindByType("user", ticket.user().orElse(null), UserId.class)
              .bindByType("session", ticket.holder().session().orElse(null), SessionId.class)
              .bindByType("key", ticket.holder().apiKey().orElse(null), ApiKeyId.class)
              .bind("expiresAt", ticket.expiresAt())
              .execute();
        });
  }

  @Override
  public Optional<UsedCredential> take(AgentId agent, byte[] hash, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("hash", hash)
                .bind("agent", agent)
                .bind("now", now)
                .mapTo(Row.class)
                .findOne()
                .map(Row::holder));
  }
}

package io.bailiwick.traffic.work;

import io.bailiwick.agents.Agents;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.traffic.GatewayTickets;
import io.bailiwick.traffic.GatewayTickets.Ticket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Hands out what opens the gateway's WebSocket once: a browser cannot send a header with it, and a
 * session's token has no place in an address.
 */
@Stateless
@ForTenant
public class IssueGatewayTicket {

  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private Agents agents;
  @Inject private GatewayTickets tickets;
  @Inject private Clock clock;

  /**
   * A ticket, as its holder sees it.
   *
   * @param text shown this once
   */
  public record Issued(String text, Instant expiresAt) {

    @Override
    public String toString() {
      return "Issued[" + expiresAt + "]";
    }
  }

  /**
   * Issues one.
   *
   * @throws Problem NOT_FOUND for an agent that the organization does not have
   */
  public Issued issue(Caller caller, AgentId id) {
    caller.mustHave(Scope.WRITE);
    var agent = agents.find(id).orElseThrow(() -> Problem.notFound("agent"));
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    var expiresAt = now.plus(LIFETIME);
    tickets.add(
        new Ticket(
            LiveGate.sha256(text), UsedCredential.of(caller), agent.id(), caller.user(), expiresAt),
        now);
    return new Issued(text, expiresAt);
  }
}

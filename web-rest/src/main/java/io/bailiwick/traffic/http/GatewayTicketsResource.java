package io.bailiwick.traffic.http;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.traffic.work.IssueGatewayTicket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Tickets for the gateway's WebSocket. */
@Path("agents/{agent_id}/gateway/tickets")
@Produces("application/json")
@ApplicationScoped
public class GatewayTicketsResource {

  @Inject private IssueGatewayTicket issueGatewayTicket;
  @Inject private CurrentCall call;
  @Inject private Once once;

  record TicketBody(String ticket, Instant expiresAt) {}

  @POST
  public Response issue(
      @PathParam("agent_id") AgentId agent, @HeaderParam("Idempotency-Key") String key) {
    return once.answer(
        key,
        null,
        () -> {
          var issued = issueGatewayTicket.issue(call.caller(), agent);
          return new Answer(201, null, null, new TicketBody(issued.text(), issued.expiresAt()));
        });
  }
}

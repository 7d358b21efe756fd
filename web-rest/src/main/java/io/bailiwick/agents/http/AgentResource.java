package io.bailiwick.agents.http;

import io.bailiwick.agents.ShownAgent;
import io.bailiwick.agents.work.ChangeAgent;
import io.bailiwick.agents.work.CheckAgentHealth;
import io.bailiwick.agents.work.DeleteAgent;
import io.bailiwick.agents.work.RestartAgent;
import io.bailiwick.agents.work.RotateGatewayToken;
import io.bailiwick.agents.work.ShowAgent;
import io.bailiwick.agents.work.ShowAgentUsage;
import io.bailiwick.fleet.http.VpsBody;
import io.bailiwick.fleet.http.Waiting;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** One agent. */
@Path("agents/{agent_id}")
@Produces("application/json")
@ApplicationScoped
public class AgentResource {

  @Inject private ShowAgent showAgent;
  @Inject private ChangeAgent changeAgent;
  @Inject private DeleteAgent deleteAgent;
  @Inject private RestartAgent restartAgent;
  @Inject private RotateGatewayToken rotateGatewayToken;
  @Inject private CheckAgentHealth checkAgentHealth;
  @Inject private ShowAgentUsage showAgentUsage;
  @Inject private Waiting waiting;
  @Inject private CurrentCall call;

  record HealthBody(boolean gatewayReachable) {}

  record TokenBody(String gatewayToken) {

    @Override
    public String toString() {
      return "TokenBody[…]";
    }
  }

  @GET
  public Response show(@PathParam("agent_id") AgentId id) {
    return ok(showAgent.show(call.caller(), id));
  }

  @PATCH
  @Consumes("application/json")
  public Response change(
      @PathParam("agent_id") AgentId id,
      @HeaderParam("If-Match") String ifMatch,
      SentAgentChange sent) {
    var expected = Versions.expected(ifMatch);
    return ok(changeAgent.change(call.caller(), id, expected, sent.change()));
  }

  @PUT
  @Path("config")
  @Consumes("application/json")
  public Response configure(
      @PathParam("agent_id") AgentId id,
      @HeaderParam("If-Match") String ifMatch,
      SentConfiguration sent) {
    var expected = Versions.expected(ifMatch);
    return ok(changeAgent.configure(call.caller(), id, expected, sent.change()));
  }

  @DELETE
  public void delete(@PathParam("agent_id") AgentId id, @HeaderParam("If-Match") String ifMatch) {
    deleteAgent.delete(call.caller(), id, Versions.expected(ifMatch));
  }

  @POST
  @Path("restart")
  public CompletionStage<VpsBody> restart(
      @PathParam("agent_id") AgentId id, @QueryParam("wait") String wait) {
    var patience = Waiting.parse(wait);
    var vps = restartAgent.restart(call.caller(), id);
    return waiting.until(vps.id(), patience, VpsBody.of(vps), VpsBody::of);
  }

  @POST
  @Path("rotate-token")
  public TokenBody rotateToken(@PathParam("agent_id") AgentId id) {
    return new TokenBody(rotateGatewayToken.rotate(call.caller(), id).text());
  }

  @GET
  @Path("health")
  public HealthBody health(@PathParam("agent_id") AgentId id) {
    return new HealthBody(checkAgentHealth.isReachable(call.caller(), id));
  }

  @GET
  @Path("usage")
  public UsageBody usage(@PathParam("agent_id") AgentId id) {
    return UsageBody.of(showAgentUsage.show(call.caller(), id));
  }

  private static Response ok(ShownAgent shown) {
    return Response.ok(AgentBody.of(shown))
        .header("ETag", Versions.etag(shown.agent().version()))
        .build();
  }
}

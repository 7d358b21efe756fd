package io.bailiwick.agents.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.agents.work.DestroyAgentVps;
import io.bailiwick.agents.work.ProvisionAgentVps;
import io.bailiwick.agents.work.StartAgentVps;
import io.bailiwick.agents.work.StopAgentVps;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.http.VpsBody;
import io.bailiwick.fleet.http.Waiting;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.NullsRefused;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.TypedParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The VPS that an agent lives on. */
@Path("agents/{agent_id}/vps")
@Produces("application/json")
@ApplicationScoped
public class AgentVpsResource {

  @Inject private ProvisionAgentVps provisionAgentVps;
  @Inject private StartAgentVps startAgentVps;
  @Inject private StopAgentVps stopAgentVps;
  @Inject private DestroyAgentVps destroyAgentVps;
  @Inject private Waiting waiting;
  @Inject private CurrentCall call;
  @Inject private Once once;

  @NullsRefused
  record SentVps(String vpsConfigId, Boolean autoResume) {

    VpsConfigId config() {
      if (vpsConfigId == null) {
        throw Problem.invalid("vps_config_id", "is missing");
      }
      return new VpsConfigId(TypedParams.uuid("vps_config_id", vpsConfigId));
    }
  }

  @POST
  @Consumes("application/json")
  public CompletionStage<Response> provision(
      @PathParam("agent_id") AgentId id,
      @QueryParam("wait") String wait,
      @HeaderParam("Idempotency-Key") String key,
      SentVps sent) {
    var patience = Waiting.parse(wait);
    var answer =
        once.answer(
            key,
            sent,
            () -> {
              var resumes = Boolean.TRUE.equals(sent.autoResume());
              var vps = provisionAgentVps.provision(call.caller(), id, sent.config(), resumes);
              return Answer.created("/agents/" + id, VpsBody.of(vps));
            });
    return waiting.until(
        idIn(answer.getEntity()),
        patience,
        answer,
        vps -> Response.fromResponse(answer).entity(VpsBody.of(vps)).build());
  }

  /** An answer that is given again is not a {@link VpsBody} any more. */
  private static VpsId idIn(Object body) {
    return body instanceof JsonNode kept
        ? new VpsId(TypedParams.uuid("id", kept.get("id").textValue()))
        : ((VpsBody) body).id();
  }

  @DELETE
  public CompletionStage<Response> destroy(
      @PathParam("agent_id") AgentId id, @QueryParam("wait") String wait) {
    var patience = Waiting.parse(wait);
    var vps = destroyAgentVps.destroy(call.caller(), id);
    var answer = Response.noContent().build();
    return waiting.until(vps, patience, answer, gone -> answer);
  }

  @POST
  @Path("start")
  public CompletionStage<VpsBody> start(
      @PathParam("agent_id") AgentId id, @QueryParam("wait") String wait) {
    var patience = Waiting.parse(wait);
    return outcome(startAgentVps.start(call.caller(), id), patience);
  }

  @POST
  @Path("stop")
  public CompletionStage<VpsBody> stop(
      @PathParam("agent_id") AgentId id, @QueryParam("wait") String wait) {
    var patience = Waiting.parse(wait);
    return outcome(stopAgentVps.stop(call.caller(), id), patience);
  }

  private CompletionStage<VpsBody> outcome(VpsView vps, Duration patience) {
    return waiting.until(vps.id(), patience, VpsBody.of(vps), VpsBody::of);
  }
}

package io.bailiwick.agents.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.agents.work.CreateAgent;
import io.bailiwick.agents.work.ListAgents;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Metadata;
import io.bailiwick.kernel.http.NullsRefused;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The organization's agents. */
@Path("agents")
@Produces("application/json")
@ApplicationScoped
public class AgentsResource {

  @Inject private ListAgents listAgents;
  @Inject private CreateAgent createAgent;
  @Inject private CurrentCall call;
  @Inject private Once once;

  @NullsRefused
  record SentAgent(String name, JsonNode metadata) {}

  @GET
  public PageBody<AgentBody> list(
      @QueryParam("name") String name,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var page = listAgents.list(call.caller(), NamePart.checked(name), call.page(limit, pageToken));
    return PageBody.of(page, AgentBody::of);
  }

  @POST
  @Consumes("application/json")
  public Response create(@HeaderParam("Idempotency-Key") String key, SentAgent sent) {
    return once.answer(
        key,
        sent,
        () -> {
          var metadata = Optional.ofNullable(sent.metadata()).map(Metadata::text);
          var shown = createAgent.create(call.caller(), sent.name(), metadata);
          return Answer.created(
              "/agents/" + shown.agent().id(), shown.agent().version(), AgentBody.of(shown));
        });
  }
}

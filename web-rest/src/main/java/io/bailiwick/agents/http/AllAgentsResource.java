package io.bailiwick.agents.http;

import io.bailiwick.agents.work.ForceDeleteAgent;
import io.bailiwick.agents.work.ListAllAgents;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** Every organization's agents, for administrators. */
@Path("admin/agents")
@Produces("application/json")
@ApplicationScoped
public class AllAgentsResource {

  @Inject private ListAllAgents listAllAgents;
  @Inject private ForceDeleteAgent forceDeleteAgent;
  @Inject private CurrentCall call;

  @GET
  public PageBody<AgentBody> list(
      @QueryParam("name") String name,
      @QueryParam("organization_id") OrganizationId organization,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var page =
        listAllAgents.list(
            call.caller(),
            Optional.ofNullable(organization),
            NamePart.checked(name),
            call.page(limit, pageToken));
    return PageBody.of(page, AgentBody::of);
  }

  @DELETE
  @Path("{agent_id}")
  public void delete(@PathParam("agent_id") AgentId id) {
    forceDeleteAgent.delete(call.caller(), id);
  }
}

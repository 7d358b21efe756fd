package io.bailiwick.agents.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.agents.ShownAgent;
import io.bailiwick.fleet.http.VpsBody;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.http.Metadata;
import java.time.Instant;
import java.util.List;

/** An agent as it is answered, with its VPS; nulls are told. */
record AgentBody(
    AgentId id,
    OrganizationId organizationId,
    String name,
    String model,
    List<String> toolsDeny,
    JsonNode metadata,
    VpsBody vps,
    UserId createdBy,
    Instant createdAt,
    Instant updatedAt) {

  static AgentBody of(ShownAgent shown) {
    var agent = shown.agent();
    return new AgentBody(
        agent.id(),
        agent.organizationId(),
        agent.name(),
        agent.model(),
        agent.deniedTools(),
        Metadata.read(agent.metadata()),
        VpsBody.of(shown.vps()),
        agent.createdBy(),
        agent.createdAt(),
        agent.updatedAt());
  }
}

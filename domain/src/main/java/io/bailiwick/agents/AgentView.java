package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.VpsId;
import java.time.Instant;
import java.util.List;

/**
 * An agent as it is shown; its VPS is shown beside it.
 *
 * @param model null when it is left to the machine
 * @param vpsId null when it has none
 * @param createdBy null when an API key made it
 * @param toolsDeny a JSON array
 * @param metadata a JSON object
 */
public record AgentView(
    AgentId id,
    OrganizationId organizationId,
    String name,
    String model,
    String toolsDeny,
    AgentStatus status,
    VpsId vpsId,
    UserId createdBy,
    String metadata,
    Instant lastActiveAt,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  public List<String> deniedTools() {
    return ToolNames.parse(toolsDeny);
  }
}

package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.util.Optional;

/** Agents to be shown. */
public interface AgentViews {

  Optional<AgentView> find(AgentId id);

  /**
   * Newest first.
   *
   * @param name a part of the name, in whatever case
   */
  Page<AgentView> list(
      Optional<OrganizationId> organization, Optional<String> name, PageRequest page);
}

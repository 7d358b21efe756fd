package io.bailiwick.agents.work;

import io.bailiwick.agents.AgentViews;
import io.bailiwick.agents.ShownAgent;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Every organization's agents, for an administrator. */
@Stateless
@ForPlatform
public class ListAllAgents {

  @Inject private AgentViews views;
  @Inject private AssembleAgents assemble;

  public Page<ShownAgent> list(
      Caller caller,
      Optional<OrganizationId> organization,
      Optional<String> name,
      PageRequest page) {
    caller.mustBePlatformAdmin();
    return assemble.all(views.list(organization, name, page));
  }
}

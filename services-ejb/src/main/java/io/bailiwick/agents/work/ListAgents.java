package io.bailiwick.agents.work;

import io.bailiwick.agents.AgentViews;
import io.bailiwick.agents.ShownAgent;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The organization's agents, newest first, each with its VPS. */
@Stateless
@ForTenant
public class ListAgents {

  @Inject private AgentViews views;
  @Inject private AssembleAgents assemble;

  public Page<ShownAgent> list(Caller caller, Optional<String> name, PageRequest page) {
    caller.mustHave(Scope.READ);
    return assemble.all(views.list(Optional.of(caller.tenant()), name, page));
  }
}

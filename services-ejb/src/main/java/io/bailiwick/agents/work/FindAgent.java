package io.bailiwick.agents.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.agents.Agents;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The agent of a call, or 404: also for one of another organization, which nobody sees here. */
@ApplicationScoped
public class FindAgent {

  @Inject private Agents agents;

  Agent find(AgentId id) {
    return agents.find(id).orElseThrow(() -> Problem.notFound("agent"));
  }

  /** Locked until the transaction ends. */
  Agent lock(AgentId id) {
    return agents.lock(id).orElseThrow(() -> Problem.notFound("agent"));
  }
}

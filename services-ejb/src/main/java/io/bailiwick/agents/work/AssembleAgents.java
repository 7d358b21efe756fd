package io.bailiwick.agents.work;

import io.bailiwick.agents.AgentView;
import io.bailiwick.agents.AgentViews;
import io.bailiwick.agents.ShownAgent;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Agents with their VPSes, two reads however many there are. */
@ApplicationScoped
public class AssembleAgents {

  @Inject private AgentViews agents;
  @Inject private VpsViews vpses;

  /**
   * @throws Problem NOT_FOUND when the transaction sees no such agent
   */
  ShownAgent one(AgentId id) {
    var agent = agents.find(id).orElseThrow(() -> Problem.notFound("agent"));
    var vps = agent.vpsId() == null ? null : vpses.find(agent.vpsId()).orElse(null);
    return new ShownAgent(agent, vps);
  }

  Page<ShownAgent> all(Page<AgentView> page) {
    var ids = page.items().stream().map(AgentView::vpsId).filter(Objects::nonNull).toList();
    var byId =
        vpses.findAll(ids).stream().collect(Collectors.toMap(VpsView::id, Function.identity()));
    return page.map(agent -> new ShownAgent(agent, byId.get(agent.vpsId())));
  }
}

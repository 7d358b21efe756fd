package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.Collection;
import java.util.Optional;

/** The agents, to be changed. */
public interface Agents {

  void add(Agent agent);

  Optional<Agent> find(AgentId id);

  /** Locked until the transaction ends. */
  Optional<Agent> lock(AgentId id);

  void remove(Agent agent);

  int count(OrganizationId organization);

  /** Locks those that have one of these VPSes, in the order of their ids. */
  void lockThoseOn(Collection<VpsId> vpses);

  /** Whoever has this VPS has none from now on; the agent's version stays. */
  void letGo(VpsId vps);
}

package io.bailiwick.agents.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.fleet.work.EquipVps;
import io.bailiwick.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives an agent's VPS, if it has one, what the agent is set up with by now. */
@ApplicationScoped
public class EquipAgent {

  @Inject private AgentSetup setup;
  @Inject private EquipVps equipVps;

  /**
   * @param mustRun whether a VPS that does not run is refused (409)
   */
  void equip(Caller caller, Agent agent, boolean mustRun) {
    agent
        .vps()
        .ifPresent(
            vps ->
                equipVps.equip(caller, vps, mustRun, setup.environment(agent), setup.files(agent)));
  }
}

package io.bailiwick.agents.work;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.ProvisionVps;
import io.bailiwick.fleet.work.VpsWanted;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Orders a VPS for an agent. What is checked, in order: the agent (404), that it has none (409), a
 * plan (403), the plan's number of VPSes (403), that the plan offers the configuration (400), that
 * its provider is configured here (400).
 */
@Stateless
@ForTenant
public class ProvisionAgentVps {

  @Inject private FindAgent findAgent;
  @Inject private AgentSetup setup;
  @Inject private ProvisionVps provisionVps;
  @Inject private VpsViews vpses;
  @Inject private Clock clock;

  public VpsView provision(Caller caller, AgentId id, VpsConfigId config, boolean autoResume) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    agent.mustBeWithoutVps();
    var vps =
        provisionVps.provision(
            caller,
            new VpsWanted(
                config, "agent-" + id, autoResume, setup.environment(agent), setup.files(agent)));
    agent.moveTo(vps, clock.instant());
    return vpses.find(vps).orElseThrow();
  }
}

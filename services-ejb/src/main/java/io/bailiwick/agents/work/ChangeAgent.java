package io.bailiwick.agents.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.agents.ShownAgent;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes what an agent is called and how it is set up; a running machine gets the new set-up. */
@Stateless
@ForTenant
public class ChangeAgent {

  @Inject private FindAgent findAgent;
  @Inject private EquipAgent equipAgent;
  @Inject private AssembleAgents assemble;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  public ShownAgent change(Caller caller, AgentId id, OptionalLong expected, AgentChange change) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    agent.mustBe(expected);
    apply(caller, agent, change, false);
    return assemble.one(id);
  }

  /**
   * Only while its VPS runs, which gets it at once.
   *
   * @throws Problem CONFLICT when there is no VPS, or it does not run
   */
  public ShownAgent configure(
      Caller caller, AgentId id, OptionalLong expected, AgentChange change) {
    caller.mustHave(Scope.WRITE);
    var agent = findAgent.lock(id);
    agent.mustBe(expected);
    if (agent.vps().isEmpty()) {
      throw Problem.conflict("The agent has no VPS that runs; provision one first.");
    }
    apply(caller, agent, change, true);
    return assemble.one(id);
  }

  private void apply(Caller caller, Agent agent, AgentChange change, boolean mustRun) {
    var before = told(agent);
    var now = clock.instant();
    change.name().ifPresent(name -> agent.rename(name, now));
    change.model().ifPresent(model -> agent.choose(model.orElse(null), now));
    change.toolsDeny().ifPresent(tools -> agent.deny(tools, now));
    change.metadata().ifPresent(json -> agent.describe(json, now));
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(agent.organization()),
            "agent.change",
            "agent/" + agent.id(),
            before,
            told(agent)));
    if (mustRun || change.concernsTheMachine()) {
      equipAgent.equip(caller, agent, mustRun);
    }
  }

  private static Map<String, Object> told(Agent agent) {
    var told = new LinkedHashMap<String, Object>();
    told.put("name", agent.name());
    told.put("model", agent.model().orElse(null));
    told.put("tools_deny", agent.toolsDeny());
    return told;
  }
}

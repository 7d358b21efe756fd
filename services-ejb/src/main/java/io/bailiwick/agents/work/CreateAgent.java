package io.bailiwick.agents.work;

import io.bailiwick.agents.Agent;
import io.bailiwick.agents.Agents;
import io.bailiwick.agents.GatewayToken;
import io.bailiwick.agents.ShownAgent;
import io.bailiwick.catalog.BoxQuotas;
import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.PlanAssignments;
import io.bailiwick.catalog.Plans;
import io.bailiwick.identity.SubscriptionStatus;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.vault.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an agent, without a machine yet. The organization is held meanwhile, so that two calls at
 * once do not both get the last one that the plan allows.
 */
@Stateless
@ForTenant
public class CreateAgent {

  @Inject private BoxQuotas quotas;
  @Inject private Plans plans;
  @Inject private PlanAssignments assignments;
  @Inject private Agents agents;
  @Inject private Secrets secrets;
  @Inject private AuditTrail audit;
  @Inject private AssembleAgents assemble;
  @Inject private Clock clock;

  /**
   * @param metadata a JSON object; empty for none
   */
  public ShownAgent create(Caller caller, String name, Optional<String> metadata) {
    caller.mustHave(Scope.WRITE);
    var organization = caller.tenant();
    SubscriptionStatus.mustTakeNew(quotas.findForChange(organization).subscription());
    var plan =
        assignments
            .findForChange(organization)
            .flatMap(plans::find)
            .orElseThrow(() -> Problem.planLimit("The organization has no plan; ask for one."));
    mustHaveRoom(plan, agents.count(organization));
    var token = GatewayToken.random();
    var sealed = secrets.keep(organization, "gateway-token", token.text());
    var now = clock.instant();
    var agent = Agent.create(organization, caller.user(), name, token, sealed, now);
    metadata.ifPresent(json -> agent.describe(json, now));
    agents.add(agent);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "agent.create",
            "agent/" + agent.id(),
            Map.of(),
            Map.of("name", name)));
    return assemble.one(agent.id());
  }

  private static void mustHaveRoom(Plan plan, int count) {
    var most = plan.terms().maxAgents();
    if (count >= most) {
      throw Problem.planLimit(
          "The plan's agents are all in use (" + count + "/" + most + "); delete one first.");
    }
  }
}

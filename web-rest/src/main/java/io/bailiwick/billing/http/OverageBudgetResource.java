package io.bailiwick.billing.http;

import io.bailiwick.billing.work.OverageBudget;
import io.bailiwick.billing.work.SetOverageBudget;
import io.bailiwick.billing.work.ShowOverageBudget;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What the organization may spend on overage this month. */
@Path("overage-budget")
@Produces("application/json")
@ApplicationScoped
public class OverageBudgetResource {

  @Inject private ShowOverageBudget showOverageBudget;
  @Inject private SetOverageBudget setOverageBudget;
  @Inject private CurrentCall call;

  record SentBudget(Long budgetCents) {}

  @GET
  public OverageBudget show() {
    return showOverageBudget.show(call.caller());
  }

  @PUT
  @Consumes("application/json")
  public OverageBudget set(SentBudget sent) {
    if (sent.budgetCents() == null) {
      throw Problem.invalid("budget_cents", "is missing");
    }
    return setOverageBudget.set(call.caller(), sent.budgetCents());
  }
}

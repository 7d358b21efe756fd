package io.bailiwick.billing.work;

import io.bailiwick.billing.Budgets;
import io.bailiwick.billing.Judgements;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.metering.UsageMonth;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets what the organization may spend on overage this month, and judges it by that at once. */
@Stateless
@ForTenant
public class SetOverageBudget {

  private static final long MOST_CENTS = 1_000_000_000_000L;

  @Inject Budgets budgets;
  @Inject Judgements judgements;
  @Inject JudgeOrganizations judge;
  @Inject AuditTrail audit;
  @Inject Clock clock;

  /**
   * @throws Problem INVALID_REQUEST for a budget below 0 or above 10^12 cents
   */
  public OverageBudget set(Caller caller, long budgetCents) {
    caller.mustHave(Scope.MANAGE);
    if (budgetCents < 0 || budgetCents > MOST_CENTS) {
      throw Problem.invalid("budget_cents", "must be between 0 and " + MOST_CENTS);
    }
    var organization = caller.tenant();
    var month = UsageMonth.current(clock);
    // Before the budget's own row, as whoever flushes usage does: so nobody waits in a ring.
    judgements.hold(List.of(organization), month);
    var before = budgets.find(organization, month);
    if (before != budgetCents) {
      budgets.set(organization, month, budgetCents);
      record(caller, organization, month, before, budgetCents);
      judge.judge(List.of(organization));
    }
    return new OverageBudget(budgetCents, month.start());
  }

  private void record(
      Caller caller, OrganizationId organization, UsageMonth month, long before, long after) {
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(organization),
            "overage-budget.change",
            "overage-budget/" + month,
            Map.of("budget_cents", before),
            Map.of("budget_cents", after)));
  }
}

package io.bailiwick.billing.work;

import io.bailiwick.billing.Budgets;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.metering.UsageMonth;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** What the organization may spend on overage this month. */
@Stateless
@ForTenant
public class ShowOverageBudget {

  @Inject private Budgets budgets;
  @Inject private Clock clock;

  public OverageBudget show(Caller caller) {
    caller.mustHave(Scope.READ);
    var month = UsageMonth.current(clock);
    return new OverageBudget(budgets.find(caller.tenant(), month), month.start());
  }
}

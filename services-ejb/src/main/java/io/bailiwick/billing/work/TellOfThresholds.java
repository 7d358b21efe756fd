package io.bailiwick.billing.work;

import io.bailiwick.billing.BudgetThreshold;
import io.bailiwick.billing.Judgements;
import io.bailiwick.billing.Judgements.Case;
import io.bailiwick.billing.Judgements.Telling;
import io.bailiwick.kernel.Outbox;
import io.bailiwick.metering.UsageMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Leaves word in the outbox when the cost of overage reaches 50, 80, 90 and 100 % of a budget, once
 * each. Another amount is another budget, so raising one arms its thresholds anew; setting back an
 * amount that the month has had tells of nothing twice.
 */
@ApplicationScoped
public class TellOfThresholds {

  static final String TYPE = "budget.threshold.reached";

  @Inject Outbox outbox;
  @Inject Judgements judgements;
  @Inject CapFigures figures;

  public void of(List<Case> cases, UsageMonth month) {
    var tellings = new ArrayList<Telling>();
    for (var each : cases) {
      var standing = each.standing();
      var reached =
          BudgetThreshold.reached(standing.costCents(), standing.budgetCents(), each.toldPercent());
      reached.forEach(threshold -> leave(each, threshold, month));
      if (!reached.isEmpty()) {
        var highest = reached.get(reached.size() - 1);
        tellings.add(new Telling(each.organization(), highest.percent()));
      }
    }
    if (!tellings.isEmpty()) {
      judgements.told(tellings, month);
    }
  }

  private void leave(Case of, BudgetThreshold threshold, UsageMonth month) {
    var budget = of.standing().budgetCents();
    outbox.leave(
        of.organization(),
        TYPE,
        month + "/" + budget + "/" + threshold.percent(),
        Map.of(
            "period_start", month.start(),
            "percent", threshold.percent(),
            "budget_cents", budget,
            "overage_cost_cents", of.standing().costCents()));
    figures.toldOfThreshold();
  }
}

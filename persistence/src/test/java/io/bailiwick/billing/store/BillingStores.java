package io.bailiwick.billing.store;

import io.bailiwick.billing.Blocks;
import io.bailiwick.billing.Budgets;
import io.bailiwick.billing.Judgements;
import io.bailiwick.billing.VpsStandings;
import io.bailiwick.kernel.store.Sql;
import java.time.Clock;

/** The stores of billing on a transaction of a test's own. */
public record BillingStores(
    Judgements judgements, Budgets budgets, Blocks blocks, VpsStandings standings) {

  public static BillingStores on(Sql sql, Clock clock) {
    return new BillingStores(
        new SqlJudgements(sql, clock),
        new SqlBudgets(sql, clock),
        new SqlBlocks(sql),
        new SqlVpsStandings(sql));
  }
}

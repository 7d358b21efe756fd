package io.bailiwick.billing.store;

import io.bailiwick.billing.Budgets;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.UsageMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Budgets in {@code overage_budgets}, by primary key. */
@ApplicationScoped
public class SqlBudgets implements Budgets {

  private static final String FIND =
      """
      SELECT budget_cents FROM overage_budgets
       WHERE organization_id = :organization AND period_start = :month
      """;

  private static final String SET =
      """
      INSERT INTO overage_budgets AS b
             (organization_id, period_start, budget_cents, created_at, updated_at)
      VALUES (:organization, :month, :budget, :now, :now)
      ON CONFLICT (organization_id, period_start) DO UPDATE
         SET budget_cents = excluded.budget_cents, threshold_notified = 0,
             updated_at = excluded.updated_at
       WHERE b.budget_cents <> excluded.budget_cents
      """;

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlBudgets(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlBudgets() {
    this(null, null);
  }

  @Override
  public long find(OrganizationId organization, UsageMonth month) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bind("organization", organization)
                .bind("month", month.start())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  @Override
  public void set(OrganizationId organization, UsageMonth month, long budgetCents) {
    sql.run(
        handle ->
            handle
                .createUpdate(SET)
                .bind("organization", organization)
                .bind("month", month.start())
                .bind("budget", budgetCents)
                .bind("now", clock.instant())
                .execute());
  }
}

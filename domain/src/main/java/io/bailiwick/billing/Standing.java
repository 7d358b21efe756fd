package io.bailiwick.billing;

import io.bailiwick.catalog.Allowance;
import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that an organization is judged by, for one month.
 *
 * @param allowance of its plan; empty without one
 * @param use over all VPSes that it had in the month
 * @param budgetCents what it may spend on overage; 0 when none was set
 */
public record Standing(
    OrganizationId organization, Optional<Allowance> allowance, MonthlyUse use, long budgetCents) {

  /** What the use costs beyond the plan; nothing without a plan. */
  public BigInteger costCents() {
    return allowance.map(plan -> plan.overageCostCents(use)).orElse(BigInteger.ZERO);
  }

  /**
   * Whether it is stopped: without a plan; over the plan where no overage is sold; or over the plan
   * for more than the budget. A cost that equals the budget is still paid for.
   */
  public Optional<Block> verdict() {
    if (allowance.isEmpty()) {
      return Optional.of(new Block(organization, BlockReason.NO_PLAN, Set.of()));
    }
    var exceeded = allowance.get().exceeded(use);
    if (exceeded.isEmpty()) {
      return Optional.empty();
    }
    if (!allowance.get().overageSold()) {
      return Optional.of(new Block(organization, BlockReason.OVERAGE_NOT_SOLD, exceeded));
    }
    if (costCents().compareTo(BigInteger.valueOf(budgetCents)) > 0) {
      return Optional.of(new Block(organization, BlockReason.BUDGET_EXCEEDED, exceeded));
    }
    return Optional.empty();
  }
}

package io.bailiwick.billing;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.metering.UsageMonth;

/** What each organization may spend on overage in a month. */
public interface Budgets {

  /** In whole cents; 0 where none was set. */
  long find(OrganizationId organization, UsageMonth month);

  /**
   * Sets it. Another amount is another budget: its owner is told of its thresholds anew.
   *
   * @param budgetCents whole cents
   */
  void set(OrganizationId organization, UsageMonth month, long budgetCents);
}

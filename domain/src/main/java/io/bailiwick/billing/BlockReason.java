package io.bailiwick.billing;

/** Why an organization is stopped. */
public enum BlockReason {
  /** It has no plan, and nothing runs unmetered. */
  NO_PLAN,
  /** It is over its plan, and the plan sells no overage, whatever the budget. */
  OVERAGE_NOT_SOLD,
  /** It is over its plan, and the overage costs more than the month's budget. */
  BUDGET_EXCEEDED
}

package io.bailiwick.billing.work;

import java.time.LocalDate;

/**
 * A budget as the use cases answer it.
 *
 * @param periodStart the first day of the UTC month
 */
public record OverageBudget(long budgetCents, LocalDate periodStart) {}

package io.bailiwick.billing.store;

import io.bailiwick.billing.Block;
import io.bailiwick.billing.BlockReason;
import io.bailiwick.billing.Judgements.Case;
import io.bailiwick.billing.Standing;
import io.bailiwick.catalog.Allowance;
import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.catalog.OverageRates;
import io.bailiwick.kernel.OrganizationId;
import java.util.Optional;

/** One organization's case as the statement reads it. */
record CaseRow(
    OrganizationId organization,
    boolean hasPlan,
    long maxBandwidth,
    long maxCpu,
    long maxMemory,
    long bandwidthRate,
    long cpuRate,
    long memoryRate,
    boolean overageSold,
    long bandwidth,
    long cpu,
    long memory,
    long budget,
    int told,
    BlockReason reason,
    String exceeded,
    boolean current) {

  /** Five primary keys for each organization. */
  static final String READ =
      """
      SELECT o.id AS organization, o.plan_id IS NOT NULL AS has_plan,
             coalesce(p.max_bandwidth_bytes, 0) AS max_bandwidth,
             coalesce(p.max_cpu_ms, 0) AS max_cpu,
             coalesce(p.max_memory_mb_seconds, 0) AS max_memory,
             coalesce(p.overage_bandwidth_cost_per_gb_cents, 0) AS bandwidth_rate,
             coalesce(p.overage_cpu_cost_per_hour_cents, 0) AS cpu_rate,
             coalesce(p.overage_memory_cost_per_gb_hour_cents, 0) AS memory_rate,
             coalesce(p.overage_allowed, false) AS overage_sold,
             coalesce(u.bandwidth_bytes, 0) AS bandwidth, coalesce(u.cpu_used_ms, 0) AS cpu,
             coalesce(u.memory_used_mb_seconds, 0) AS memory,
             coalesce(b.budget_cents, 0) AS budget, coalesce(b.threshold_notified, 0) AS told,
             k.reason AS reason, array_to_string(k.exceeded_axes, ',') AS exceeded,
             coalesce(k.period_start = :month, false) AS current
        FROM unnest(:ids) AS i (id)
        JOIN organizations o ON o.id = i.id
        LEFT JOIN plans p ON p.id = o.plan_id
        LEFT JOIN organization_usage_periods u
               ON u.organization_id = o.id AND u.period_start = :month
        LEFT JOIN overage_budgets b ON b.organization_id = o.id AND b.period_start = :month
        LEFT JOIN organization_blocks k ON k.organization_id = o.id
      """;

  Case asCase() {
    var standing =
        new Standing(organization, allowance(), new MonthlyUse(bandwidth, cpu, memory), budget);
    return new Case(standing, block(), current, told);
  }

  private Optional<Allowance> allowance() {
    return hasPlan
        ? Optional.of(
            new Allowance(
                new MonthlyUse(maxBandwidth, maxCpu, maxMemory),
                new OverageRates(bandwidthRate, cpuRate, memoryRate),
                overageSold))
        : Optional.empty();
  }

  private Optional<Block> block() {
    return Optional.ofNullable(reason)
        .map(why -> new Block(organization, why, AxesText.parse(exceeded)));
  }
}

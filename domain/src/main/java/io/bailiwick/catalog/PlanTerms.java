package io.bailiwick.catalog;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a plan says.
 *
 * @param maxBandwidthBytes a month, over all VPSes
 * @param maxStorageBytes for each VPS; a hard limit, since no overage of storage is sold
 * @param maxCpuMs a month, over all VPSes
 * @param maxMemoryMbSeconds a month, over all VPSes
 * @param overageAllowed when false, going over blocks, whatever the budget
 * @param maxBoxes null for unlimited
 * @param maxAgentsPerBox null for unlimited
 */
public record PlanTerms(
    int maxAgents,
    int maxVpses,
    long maxBandwidthBytes,
    long maxStorageBytes,
    long maxCpuMs,
    long maxMemoryMbSeconds,
    long overageBandwidthCostPerGbCents,
    long overageCpuCostPerHourCents,
    long overageMemoryCostPerGbHourCents,
    boolean overageAllowed,
    Integer maxBoxes,
    Integer maxAgentsPerBox) {

  private static final long MOST_OF_A_COUNT = 1_000_000;
  private static final long MOST_USE = (1L << 53) - 1;
  private static final long MOST_CENTS = 1_000_000_000;

  /**
   * @throws Problem INVALID_REQUEST naming every field that is out of its range
   */
  public PlanTerms {
    var errors = new ArrayList<Problem.FieldError>();
    check(errors, "max_agents", maxAgents, MOST_OF_A_COUNT);
    check(errors, "max_vpses", maxVpses, MOST_OF_A_COUNT);
    check(errors, "max_bandwidth_bytes", maxBandwidthBytes, MOST_USE);
    check(errors, "max_storage_bytes", maxStorageBytes, MOST_USE);
    check(errors, "max_cpu_ms", maxCpuMs, MOST_USE);
    check(errors, "max_memory_mb_seconds", maxMemoryMbSeconds, MOST_USE);
    check(
        errors, "overage_bandwidth_cost_per_gb_cents", overageBandwidthCostPerGbCents, MOST_CENTS);
    check(errors, "overage_cpu_cost_per_hour_cents", overageCpuCostPerHourCents, MOST_CENTS);
    check(
        errors,
        "overage_memory_cost_per_gb_hour_cents",
        overageMemoryCostPerGbHourCents,
        MOST_CENTS);
    check(errors, "max_boxes", maxBoxes == null ? 0 : maxBoxes, MOST_OF_A_COUNT);
    check(
        errors,
        "max_agents_per_box",
        maxAgentsPerBox == null ? 0 : maxAgentsPerBox,
        MOST_OF_A_COUNT);
    if (!errors.isEmpty()) {
      throw new Problem(
          ProblemType.INVALID_REQUEST, "Some of the plan's terms are out of range.", errors);
    }
  }

  /** 100 GB, 50 GB of storage, 100 hours of a core, 100 GB-hours, and overage for nothing. */
  public static PlanTerms withDefaults(int maxAgents, int maxVpses) {
    return new PlanTerms(
        maxAgents,
        maxVpses,
        100L << 30,
        50L << 30,
        360_000_000L,
        368_640_000L,
        0,
        0,
        0,
        true,
        1,
        5);
  }

  /** The part that usage is judged by. */
  public Allowance allowance() {
    return new Allowance(
        new MonthlyUse(maxBandwidthBytes, maxCpuMs, maxMemoryMbSeconds),
        new OverageRates(
            overageBandwidthCostPerGbCents,
            overageCpuCostPerHourCents,
            overageMemoryCostPerGbHourCents),
        overageAllowed);
  }

  private static void check(List<Problem.FieldError> errors, String field, long value, long most) {
    if (value < 0 || value > most) {
      errors.add(new Problem.FieldError(field, "must be between 0 and " + most));
    }
  }
}

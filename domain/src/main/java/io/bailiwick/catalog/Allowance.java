package io.bailiwick.catalog;

import io.bailiwick.kernel.Axis;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a plan allows for a month over all VPSes of an organization, and what more costs.
 *
 * @param limits inclusive: as much as that is still within the plan
 * @param overageSold when false nothing beyond the limits is sold, whatever the budget
 */
public record Allowance(MonthlyUse limits, OverageRates rates, boolean overageSold) {

  /** The axes that are over the plan; storage, which has no monthly limit, is never among them. */
  public Set<Axis> exceeded(MonthlyUse use) {
    var exceeded = EnumSet.noneOf(Axis.class);
    if (use.bandwidthBytes() > limits.bandwidthBytes()) {
      exceeded.add(Axis.BANDWIDTH);
    }
    if (use.cpuMillis() > limits.cpuMillis()) {
      exceeded.add(Axis.CPU);
    }
    if (use.memoryMbSeconds() > limits.memoryMbSeconds()) {
      exceeded.add(Axis.MEMORY);
    }
    return exceeded;
  }

  /**
   * What this use costs beyond the plan, in whole cents: the sum over the axes of what is over the
   * limit times its rate, rounded once, at the end, up.
   */
  public BigInteger overageCostCents(MonthlyUse use) {
    return rates.costCents(
        new MonthlyUse(
            Math.max(0, use.bandwidthBytes() - limits.bandwidthBytes()),
            Math.max(0, use.cpuMillis() - limits.cpuMillis()),
            Math.max(0, use.memoryMbSeconds() - limits.memoryMbSeconds())));
  }
}

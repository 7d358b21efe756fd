package io.bailiwick.billing;

import io.bailiwick.kernel.Axis;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;

/**
 * What one VPS used this month against its organization's plan, and whether it may go on.
 *
 * @param allowed the predicate that the proxies apply: the organization is not blocked, and this
 *     VPS is not over its storage
 * @param axes the axes that its provider meters, bandwidth and storage always among them
 * @param overageCostCents over all VPSes that the organization had in the month
 * @param periodStart the first day of the UTC month
 */
public record VpsStanding(
    boolean allowed,
    Map<Axis, UseOfAxis> axes,
    BigInteger overageCostCents,
    long overageBudgetCents,
    LocalDate periodStart) {

  public VpsStanding {
    axes = Map.copyOf(axes);
  }

  /**
   * @param used by this VPS alone: since the month began, or for storage now
   * @param limit the plan's, inclusive; of the monthly axes over all VPSes together
   */
  public record UseOfAxis(long used, long limit) {

    public boolean exceeded() {
      return used > limit;
    }
  }
}

package io.bailiwick.agents.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.billing.VpsStanding;
import io.bailiwick.billing.VpsStanding.UseOfAxis;
import io.bailiwick.kernel.Axis;
import java.math.BigInteger;
import java.time.LocalDate;

/** A VPS's usage as it is answered; an axis that its provider does not meter is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageBody(
    boolean allowed,
    AxisBody bandwidth,
    AxisBody storage,
    AxisBody cpu,
    AxisBody memory,
    BigInteger overageCostCents,
    long overageBudgetCents,
    LocalDate periodStart) {

  /** One axis. */
  record AxisBody(long used, long limit, boolean exceeded) {

    static AxisBody of(UseOfAxis use) {
      return use == null ? null : new AxisBody(use.used(), use.limit(), use.exceeded());
    }
  }

  static UsageBody of(VpsStanding standing) {
    var axes = standing.axes();
    return new UsageBody(
        standing.allowed(),
        AxisBody.of(axes.get(Axis.BANDWIDTH)),
        AxisBody.of(axes.get(Axis.STORAGE)),
        AxisBody.of(axes.get(Axis.CPU)),
        AxisBody.of(axes.get(Axis.MEMORY)),
        standing.overageCostCents(),
        standing.overageBudgetCents(),
        standing.periodStart());
  }
}

package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.UsagePeriods;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Compares the month's rollups with the raw usage that they are the sums of; edits nothing. */
@Stateless
@ForPlatform
public class ReconcileRollups {

  @Inject private UsagePeriods periods;
  @Inject private MeteringFigures figures;
  @Inject private Clock clock;

  /** How many rollups are not what they should be. */
  public long compare() {
    var differing = periods.unreconciled(UsageMonth.current(clock));
    figures.unreconciled(differing);
    return differing;
  }
}

package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.UsagePartitions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes the partitions that raw usage goes to, months before it does. */
@Stateless
@ForPlatform
public class EnsureUsagePartitions {

  private static final int MONTHS_AHEAD = 3;

  @Inject private UsagePartitions partitions;
  @Inject private Clock clock;

  public void ensure() {
    partitions.ensure(UsageMonth.current(clock), MONTHS_AHEAD);
  }
}

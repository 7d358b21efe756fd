package io.bailiwick.metering.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.MachineUsages;
import io.bailiwick.metering.TrafficLedger;
import io.bailiwick.metering.UsagePartitions;
import io.bailiwick.metering.UsagePeriods;
import java.time.Clock;

/** The stores of the usage pipeline on a transaction of a test's own. */
public record MeteringStores(
    TrafficLedger ledger,
    UsagePeriods periods,
    MachineUsages machines,
    UsagePartitions partitions) {

  public static MeteringStores on(Sql sql, Clock clock) {
    return new MeteringStores(
        new SqlTrafficLedger(sql, clock),
        new SqlUsagePeriods(sql),
        new SqlMachineUsages(sql, clock),
        new SqlUsagePartitions(sql));
  }
}

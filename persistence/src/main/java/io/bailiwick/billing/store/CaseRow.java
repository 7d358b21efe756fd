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

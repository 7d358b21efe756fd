package io.bailiwick.metering.work;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.Growth;
import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.metering.TrafficLedger;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.UsagePeriods;
import io.bailiwick.metering.UsageRecorded;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes in what a node's proxies counted since its last batch. One transaction: the batch's number,
 * the rollups, the open minute, and whoever is blocked or allowed by it; so a batch whose outcome
 * the node did not learn is simply sent again.
 */
@Stateless
@ForPlatform
public class RecordTraffic {

  @Inject TrafficLedger ledger;
  @Inject UsagePeriods periods;
  @Inject Event<UsageRecorded> recorded;
  @Inject MeteringFigures figures;
  @Inject Clock clock;

  /**
   * @param node who counted
   * @param sequence of the batch: one more than the node's last, which {@link LastTrafficSequence}
   *     tells after a restart. A node sends a batch only when the one before it is in: a number
   *     that is not higher than the last is a batch sent again, and changes nothing
   */
  public void record(UUID node, long sequence, List<TrafficDelta> deltas) {
    if (!ledger.begin(node, sequence)) {
      return;
    }
    var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    var grown = deltas.stream().filter(delta -> delta.bytes() > 0).toList();
    if (!grown.isEmpty()) {
      periods.grow(UsageMonth.of(minute), grown.stream().map(RecordTraffic::growth).toList());
      ledger.add(node, sequence, minute, grown);
      recorded.fire(
          new UsageRecorded(
              grown.stream().map(TrafficDelta::organization).collect(Collectors.toSet())));
    }
    figures.flushed(grown.size());
  }

  private static Growth growth(TrafficDelta delta) {
    return new Growth(delta.vps(), delta.organization(), new MonthlyUse(delta.bytes(), 0, 0));
  }
}

package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.MachineUsages;
import io.bailiwick.metering.MachineUsages.Added;
import io.bailiwick.metering.UsagePeriods;
import io.bailiwick.metering.UsageRecorded;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes in what the monitor found that machines have used. One transaction: the raw rows, the
 * rollups, and whoever is blocked by it. An event that is in already changes nothing, so a batch
 * can be sent again, whole or in part.
 */
@Stateless
@ForPlatform
public class RecordMachineUsage {

  @Inject MachineUsages machines;
  @Inject UsagePeriods periods;
  @Inject Event<UsageRecorded> recorded;

  public void record(List<MachineUsage> usages) {
    var added = machines.add(usages);
    if (added.isEmpty()) {
      return;
    }
    // Earlier months first, like every writer: so nobody waits in a ring.
    added.stream()
        .collect(
            Collectors.groupingBy(
                Added::month,
                () -> new TreeMap<>(Comparator.comparing(month -> month.start())),
                Collectors.mapping(Added::growth, Collectors.toList())))
        .forEach(periods::grow);
    recorded.fire(
        new UsageRecorded(
            added.stream().map(each -> each.growth().organization()).collect(Collectors.toSet())));
  }
}

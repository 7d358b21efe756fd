package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Samples;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.work.RecordMachineUsage;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a batch of readings: the usage since the last ones and the figures themselves, in one
 * transaction, so that neither is without the other. Usage comes first, since whoever records usage
 * locks its sums before he holds or lets go of VPSes; where a figure then turns out to be
 * overtaken, the whole transaction is undone. So every step of a counter is counted once, by
 * whoever wrote it.
 */
@Stateless
@ForPlatform
public class RecordSamples {

  @Inject Samples samples;
  @Inject RecordMachineUsage recordMachineUsage;
  @Inject Clock clock;

  /**
   * @param unread whose provider could not tell
   * @return how many of those could still be read the last time
   * @throws ReadingsOvertaken when a VPS was read by another meanwhile; nothing is recorded then
   */
  public int record(List<Reading> readings, Set<VpsId> unread) {
    var now = clock.instant();
    var used =
        readings.stream()
            .map(reading -> reading.usage(now))
            .filter(RecordSamples::isSomething)
            .toList();
    if (!used.isEmpty()) {
      recordMachineUsage.record(used);
    }
    if (!unread.isEmpty()) {
      samples.lock(Stream.concat(read(readings), unread.stream()).toList());
    }
    mustBe(samples.write(readings, now), readings);
    return unread.isEmpty() ? 0 : samples.markStale(unread, now);
  }

  private static Stream<VpsId> read(List<Reading> readings) {
    return readings.stream().map(reading -> reading.due().id());
  }

  private static void mustBe(Set<VpsId> written, List<Reading> readings) {
    var overtaken =
        read(readings).filter(id -> !written.contains(id)).collect(Collectors.toUnmodifiableSet());
    if (!overtaken.isEmpty()) {
      throw new ReadingsOvertaken(overtaken);
    }
  }

  private static boolean isSomething(MachineUsage usage) {
    return usage.cpuMillis() > 0 || usage.memoryMbSeconds() > 0;
  }
}

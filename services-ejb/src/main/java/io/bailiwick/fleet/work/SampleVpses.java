package io.bailiwick.fleet.work;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The monitor. Reads every running VPS that is due, a batch at a time, many at once and none for
 * long, and records what was used since its last reading. A provider that fails is logged once and
 * its VPSes are marked stale; none is ever stopped for it. Killed half-way, nothing is lost: the
 * counters go on, and the next pass counts from the last one that was written.
 */
@ApplicationScoped
public class SampleVpses implements Job {

  private static final Logger LOG = System.getLogger(SampleVpses.class.getName());

  /** So that a timer that fires a little early finds everybody due. */
  private static final int EARLY_PART = 10;

  static final int BATCH = 500;

  @Inject private ClaimSamples claimSamples;
  @Inject private RecordSamples recordSamples;
  @Inject private ApplyHolds applyHolds;
  @Inject private Providers providers;
  @Inject private SampleThreads threads;
  @Inject private Clock clock;

  private final Duration interval = MonitorInterval.configured();

  @Override
  public String name() {
    return "sample-vpses";
  }

  @Override
  public Duration every() {
    return interval;
  }

  @Override
  public long run() {
    var dueBy = clock.instant().plus(interval.dividedBy(EARLY_PART));
    List<Due> batch;
    do {
      batch = claimSamples.claim(BATCH, dueBy, interval);
      if (!batch.isEmpty()) {
        sample(batch);
      }
    } while (batch.size() == BATCH);
    applyHolds.apply(Optional.empty());
    return 0;
  }

  private void sample(List<Due> batch) {
    var readings = new ArrayList<Reading>();
    var unread = new HashSet<VpsId>();
    var answers = threads.all(batch.stream().map(due -> threads.task(() -> read(due))).toList());
    for (var i = 0; i < batch.size(); i++) {
      var reading = answers.get(i);
      if (reading.isPresent()) {
        readings.add(reading.get());
      } else {
        unread.add(batch.get(i).id());
      }
    }
    var newlyStale = recordSamples.record(readings, unread);
    if (newlyStale > 0) {
      LOG.log(
          Level.WARNING,
          "{0} VPSes cannot be read any more; their figures are stale until they can.",
          newlyStale);
    }
  }

  private Optional<Reading> read(Due due) {
    try {
      return providers
          .named(due.provider())
          .flatMap(provider -> provider.sample(due.id()))
          .map(sample -> new Reading(due, sample));
    } catch (ProviderException e) {
      LOG.log(Level.DEBUG, "VPS {0} could not be read: {1}", due.id(), e.getMessage());
      return Optional.empty();
    }
  }
}

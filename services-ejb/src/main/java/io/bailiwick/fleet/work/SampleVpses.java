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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The monitor. Reads every running VPS that is due, a batch at a time, many at once and none for
 * long, each provider by itself, and records what was used since its last reading. A provider that
 * fails is logged once and its VPSes are marked stale; none is ever stopped for it. Killed
 * half-way, nothing is lost: the counters go on, and the next pass counts from the last one that
 * was written.
 */
@ApplicationScoped
public class SampleVpses implements Job {

  private static final Logger LOG = System.getLogger(SampleVpses.class.getName());

  /** So that a timer that fires a little early finds everybody due. */
  private static final int EARLY_PART = 10;

  static final int BATCH = 500;

  /** Who is slower than this goes on beside the next pass. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  @Inject ClaimSamples claimSamples;
  @Inject RecordSamples recordSamples;
  @Inject ApplyHolds applyHolds;
  @Inject Providers providers;
  @Inject SampleThreads threads;
  @Inject Clock clock;

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
    var wait = interval.compareTo(LONGEST_WAIT) < 0 ? interval : LONGEST_WAIT;
    threads.each(name(), providers.sampled(), wait, provider -> sampleAll(provider, dueBy));
    applyHolds.apply(Optional.empty());
    return 0;
  }

  /** A provider that has read nothing of a whole batch is left alone until the next pass. */
  private void sampleAll(String provider, Instant dueBy) {
    List<Due> batch;
    var read = 0;
    do {
      batch = claimSamples.claim(provider, BATCH, dueBy, interval);
      read = batch.isEmpty() ? 0 : sample(provider, batch);
    } while (batch.size() == BATCH && read > 0);
  }

  /** How many could be read. */
  private int sample(String provider, List<Due> batch) {
    var readings = new ArrayList<Reading>();
    var unread = new HashSet<VpsId>();
    List<Callable<Optional<Reading>>> tasks = new ArrayList<>();
    batch.forEach(due -> tasks.add(() -> read(due)));
    var answers = threads.all(provider, tasks);
    for (var i = 0; i < batch.size(); i++) {
      var reading = answers.get(i);
      if (reading.isPresent()) {
        readings.add(reading.get());
      } else {
        unread.add(batch.get(i).id());
      }
    }
    var read = readings.size();
    var newlyStale = record(readings, unread);
    if (newlyStale > 0) {
      LOG.log(
          Level.WARNING,
          "{0} VPSes cannot be read any more; their figures are stale until they can.",
          newlyStale);
    }
    return read;
  }

  /** One that was read by another meanwhile has been counted there; the others are counted here. */
  private int record(List<Reading> readings, Set<VpsId> unread) {
    while (true) {
      try {
        return recordSamples.record(readings, unread);
      } catch (ReadingsOvertaken e) {
        readings.removeIf(reading -> e.vpses().contains(reading.due().id()));
      }
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

package io.bailiwick.schedule;

import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a job's runs are treated.
 *
 * @param startWithin how long after its due time a run may still start; empty for ever
 * @param rerunIfLost whether a run whose node died may be done again, though it may have been done
 */
public record Terms(
    MissedRuns missed,
    Overlap overlap,
    Optional<Duration> startWithin,
    Retries retries,
    boolean rerunIfLost) {

  public static final Terms DEFAULT =
      new Terms(MissedRuns.RUN_ONCE, Overlap.SKIP, Optional.empty(), Retries.NONE, false);

  public Terms {
    if (startWithin.isPresent() && startWithin.get().compareTo(Duration.ofSeconds(1)) < 0) {
      throw Problem.invalid("start_within_seconds", "must be at least 1");
    }
  }

  public Terms with(MissedRuns policy) {
    return new Terms(policy, overlap, startWithin, retries, rerunIfLost);
  }

  public Terms with(Overlap policy) {
    return new Terms(missed, policy, startWithin, retries, rerunIfLost);
  }

  public Terms with(Retries policy) {
    return new Terms(missed, overlap, startWithin, policy, rerunIfLost);
  }

  public Terms startingWithin(Duration limit) {
    return new Terms(missed, overlap, Optional.of(limit), retries, rerunIfLost);
  }

  public Terms rerunningIfLost() {
    return new Terms(missed, overlap, startWithin, retries, true);
  }

  /** Whether it is too late to start. */
  boolean isOver(Instant startOfRun, Instant now) {
    return startWithin.isPresent() && now.isAfter(startOfRun.plus(startWithin.get()));
  }
}

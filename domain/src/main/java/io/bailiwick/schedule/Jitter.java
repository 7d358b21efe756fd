package io.bailiwick.schedule;

import io.bailiwick.kernel.CronjobId;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * By how much a start is delayed, so that what is due together does not start together. Computed
 * from the job and the due time: nothing is stored, and every node finds the same.
 */
record Jitter(Duration most) {

  static final Jitter NONE = new Jitter(Duration.ZERO);

  Instant startOf(CronjobId job, Instant scheduledFor) {
    if (most.isZero()) {
      return scheduledFor;
    }
    var seed = job.value().getLeastSignificantBits() ^ scheduledFor.toEpochMilli();
    return scheduledFor.plusMillis(new SplittableRandom(seed).nextLong(most.toMillis() + 1));
  }
}

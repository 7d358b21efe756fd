package io.bailiwick.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to leave a provider, or a machine that keeps dying, alone before the next attempt. */
public final class Backoff {

  private static final long FIRST_MS = 1_000;
  private static final long LONGEST_MS = Duration.ofMinutes(5).toMillis();
  private static final int DOUBLINGS = 16;

  private Backoff() {}

  /**
   * From 1 s, doubling up to 5 minutes, of which a random half is taken off, so that what failed
   * together is not tried again together.
   *
   * @param attempts that failed before this one
   */
  public static Duration after(int attempts, RandomGenerator random) {
    var full = Math.min(LONGEST_MS, FIRST_MS << Math.min(attempts, DOUBLINGS));
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}

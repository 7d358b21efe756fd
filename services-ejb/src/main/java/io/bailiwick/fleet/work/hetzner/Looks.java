package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.hetzner.HetznerConfiguration.Waiting;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again, less and less often, since each look costs of the rate limit. */
final class Looks {

  private static final int LONGEST_PART = 5;

  private final Waiting waiting;

  Looks(Waiting waiting) {
    this.waiting = waiting;
  }

  /** What was seen last: either it is as wanted, or the time is up. */
  <T> T until(Predicate<T> asWanted, Supplier<T> look) {
    var end = System.nanoTime() + waiting.settling().toNanos();
    var pause = waiting.look();
    var seen = look.get();
    while (!asWanted.test(seen) && System.nanoTime() + pause.toNanos() < end) {
      sleep(pause);
      pause = longer(pause);
      seen = look.get();
    }
    return seen;
  }

  private Duration longer(Duration pause) {
    var most = waiting.look().multipliedBy(LONGEST_PART);
    var next = pause.multipliedBy(3).dividedBy(2);
    return next.compareTo(most) > 0 ? most : next;
  }

  static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProviderException.passing("The server is stopping.", stopping);
    }
  }
}

package io.bailiwick.kernel.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Keeps a log readable while the same thing happens again and again: of each thing one line a
 * minute, which tells how many were left out before it.
 */
final class Seldom {

  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  /** Of different things; what is more counts as one. */
  private static final int MOST_THINGS = 100;

  private static final String THE_REST = "";

  private final LongSupplier nanos;
  private final Map<String, Told> things = new HashMap<>();

  /** When a thing was told last, and how often it was left out since. */
  private record Told(long at, long leftOut) {}

  Seldom(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * @return how many were left out since the last line; empty where this one is left out too
   */
  synchronized OptionalLong tell(String thing) {
    var key = things.containsKey(thing) || things.size() < MOST_THINGS ? thing : THE_REST;
    var now = nanos.getAsLong();
    var last = things.get(key);
    if (last != null && now - last.at() < PAUSE_NANOS) {
      things.put(key, new Told(last.at(), last.leftOut() + 1));
      return OptionalLong.empty();
    }
    things.put(key, new Told(now, 0));
    return OptionalLong.of(last == null ? 0 : last.leftOut());
  }
}

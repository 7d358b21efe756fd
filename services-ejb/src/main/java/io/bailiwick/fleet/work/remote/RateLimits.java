package io.bailiwick.fleet.work.remote;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a provider's rate limit allows, as its answers tell. Understood are {@code Retry-After} in
 * seconds, and {@code RateLimit-Limit}, {@code -Remaining} and {@code -Reset}: requests come back
 * evenly until the reset, at which all of the limit is there again (source: Hetzner's API
 * reference).
 */
final class RateLimits {

  /** How many requests should be there again before we go on: one would be used up at once. */
  private static final int WORTH_WAITING_FOR = 10;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Clock clock;
  private volatile Instant closedUntil = Instant.MIN;

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  /** How long nothing should be sent; empty when something may be. */
  Optional<Duration> closedFor() {
    var now = clock.instant();
    var until = closedUntil;
    return now.isBefore(until) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  /** The last request was the last one that was allowed. */
  void read(HttpHeaders headers) {
    if (number(headers, "RateLimit-Remaining").orElse(1) == 0) {
      close(refill(headers).orElse(SHORTEST));
    }
  }

  /**
   * A request was refused for the limit.
   *
   * @return how long it will be refused
   */
  Duration refused(HttpHeaders headers) {
    var asked = number(headers, "Retry-After");
    var pause =
        asked.isPresent()
            ? bounded(Duration.ofSeconds(asked.getAsLong()))
            : refill(headers).orElse(SHORTEST);
    close(pause);
    return pause;
  }

  private void close(Duration pause) {
    closedUntil = clock.instant().plus(pause);
  }

  private Optional<Duration> refill(HttpHeaders headers) {
    var limit = number(headers, "RateLimit-Limit");
    var reset = number(headers, "RateLimit-Reset");
    if (limit.isEmpty() || reset.isEmpty() || limit.getAsLong() <= 0) {
      return Optional.empty();
    }
    var whole = Duration.between(clock.instant(), Instant.ofEpochSecond(reset.getAsLong()));
    var part = Math.min(WORTH_WAITING_FOR, limit.getAsLong());
    return Optional.of(bounded(whole.multipliedBy(part).dividedBy(limit.getAsLong())));
  }

  private static Duration bounded(Duration pause) {
    if (pause.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  private static OptionalLong number(HttpHeaders headers, String name) {
    try {
      return headers.firstValueAsLong(name);
    } catch (NumberFormatException notOne) {
      return OptionalLong.empty();
    }
  }
}

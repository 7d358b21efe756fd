package io.bailiwick.schedule;

import io.bailiwick.kernel.Problem;
import java.time.Duration;

/**
 * How often a failed run is tried again, and when: {@code first · factor^(n-1)} after the n-th
 * failure, at most {@code longest}.
 *
 * @param most attempts after the first; 0 for none
 */
public record Retries(int most, Duration first, int factor, Duration longest) {

  private static final int MOST = 20;
  private static final int STEEPEST = 10;
  private static final Duration LONGEST = Duration.ofDays(1);

  public static final Retries NONE = new Retries(0, Duration.ofMinutes(1), 2, Duration.ofHours(1));

  public Retries {
    if (most < 0 || most > MOST) {
      throw Problem.invalid("retry_attempts", "must be between 0 and " + MOST);
    }
    if (factor < 1 || factor > STEEPEST) {
      throw Problem.invalid("retry_factor", "must be between 1 and " + STEEPEST);
    }
    if (first.compareTo(Duration.ofSeconds(1)) < 0 || first.compareTo(longest) > 0) {
      throw Problem.invalid(
          "retry_delay_seconds", "must be at least 1 and at most retry_longest_seconds");
    }
    if (longest.compareTo(LONGEST) > 0) {
      throw Problem.invalid("retry_longest_seconds", "must be at most a day");
    }
  }

  /**
   * @param failures so far, at least 1
   */
  Duration delayAfter(int failures) {
    var delay = first;
    for (var n = 1; n < failures && delay.compareTo(longest) < 0; n++) {
      delay = delay.multipliedBy(factor);
    }
    return delay.compareTo(longest) < 0 ? delay : longest;
  }
}

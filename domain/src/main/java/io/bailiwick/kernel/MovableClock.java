package io.bailiwick.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The real time, and in test mode as far ahead of it as a test has moved it. Ticks on from there.
 */
public final class MovableClock extends Clock {

  private final Clock real = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  public void setAhead(Duration ahead) {
    this.ahead = ahead;
  }

  /** How far ahead the clock has to be to show this moment now. */
  public Duration aheadFor(Instant moment) {
    return Duration.between(real.instant(), moment);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Everything here is in UTC.");
  }
}

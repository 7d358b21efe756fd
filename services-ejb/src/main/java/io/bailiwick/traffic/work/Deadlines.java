package io.bailiwick.traffic.work;

import java.time.Duration;

/**
 * When a connection has taken too long, whatever it is doing: the end of a head that trickles in,
 * the rest between two requests, silence in the middle, the goodbye.
 */
final class Deadlines {

  private static final long GOODBYE = Duration.ofSeconds(2).toNanos();
  private static final long HALF_CLOSED = Duration.ofMinutes(1).toNanos();
  private static final long NOT_YET = Long.MIN_VALUE;

  private final long headTimeout;
  private final long keepAlive;
  private final long idle;
  private long movedAt = System.nanoTime();
  private long headSince = movedAt;
  private long closingSince = NOT_YET;
  private boolean halfClosed;

  Deadlines(ProxyLimits limits) {
    headTimeout = limits.headTimeout().toNanos();
    keepAlive = limits.keepAlive().toNanos();
    idle = limits.idle().toNanos();
  }

  void moved() {
    movedAt = System.nanoTime();
  }

  void headStarted() {
    if (headSince == NOT_YET) {
      headSince = movedAt;
    }
  }

  void headEnded() {
    headSince = NOT_YET;
  }

  void rested() {
    movedAt = System.nanoTime();
  }

  void halfClosed() {
    halfClosed = true;
  }

  boolean isHalfClosed() {
    return halfClosed;
  }

  void closing() {
    if (closingSince == NOT_YET) {
      closingSince = System.nanoTime();
    }
  }

  /**
   * @param carrying whether a request, a tunnel or a look-up is under way
   */
  boolean over(long now, boolean carrying) {
    if (closingSince != NOT_YET) {
      return now - closingSince > GOODBYE;
    }
    if (carrying) {
      return now - movedAt > (halfClosed ? Math.min(idle, HALF_CLOSED) : idle);
    }
    if (headSince != NOT_YET) {
      return now - headSince > headTimeout;
    }
    return now - movedAt > keepAlive;
  }
}

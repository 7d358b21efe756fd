package io.bailiwick.operations.work;

import io.bailiwick.kernel.MovableClock;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.work.Settings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Moves the clock of all nodes forward, in test mode, and runs what has come due by that. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MoveClock {

  /** What one job leaves due for another has run after this many rounds. */
  private static final int ROUNDS = 3;

  @Inject private Clock clock;
  @Inject private KeepTestClock keep;
  @Inject private JobTimers jobs;

  /**
   * @throws Problem NOT_FOUND unless the server is in test mode
   */
  public void mustBeMovable() {
    if (!Settings.flag("bailiwick.test-mode", false)) {
      throw Problem.notFound("clock");
    }
  }

  /**
   * The time that it is now.
   *
   * @throws Problem INVALID_REQUEST for a moment that has passed
   */
  public Instant move(Instant to) {
    var movable = (MovableClock) clock;
    if (to.isBefore(clock.instant())) {
      throw Problem.invalid("now", "must not lie in the past: the clock moves forward only");
    }
    keep.keep(movable.aheadFor(to));
    for (var round = 0; round < ROUNDS; round++) {
      jobs.runAll();
    }
    return clock.instant();
  }
}

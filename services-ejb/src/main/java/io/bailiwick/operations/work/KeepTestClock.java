package io.bailiwick.operations.work;

import io.bailiwick.kernel.MovableClock;
import io.bailiwick.kernel.Wakeups;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Settings;
import io.bailiwick.operations.TestClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Keeps the moved clock in the database, and follows it there. */
@Stateless
@ForPlatform
public class KeepTestClock {

  static final String CHANNEL = "clock";

  @Inject private Clock clock;
  @Inject private TestClock kept;
  @Inject private Wakeups wakeups;

  public void keep(Duration ahead) {
    kept.moveTo(ahead);
    follow();
    wakeups.send(CHANNEL, "");
  }

  public void follow() {
    if (Settings.flag("bailiwick.test-mode", false) && clock instanceof MovableClock movable) {
      movable.setAhead(kept.ahead());
    }
  }
}

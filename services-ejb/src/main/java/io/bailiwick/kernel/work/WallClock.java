package io.bailiwick.kernel.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the one clock that everything reads: the machine's, or in test mode a movable one. */
@ApplicationScoped
public class WallClock {

  @Produces
  @Singleton
  Clock clock() {
    return Settings.flag("bailiwick.test-mode", false) ? new MovableClock() : Clock.systemUTC();
  }
}

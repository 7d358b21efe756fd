package io.bailiwick.kernel.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the one clock that everything reads. */
@ApplicationScoped
public class WallClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

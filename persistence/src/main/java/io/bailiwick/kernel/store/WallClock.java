package io.bailiwick.kernel.store;

import io.bailiwick.kernel.MovableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Makes the one clock that everything reads; only test mode ever moves it. It is made beside the
 * stores because they read it too, and a library of an EAR sees no bean of the EAR's modules.
 */
@ApplicationScoped
public class WallClock {

  @Produces
  @Singleton
  Clock clock() {
    return new MovableClock();
  }
}

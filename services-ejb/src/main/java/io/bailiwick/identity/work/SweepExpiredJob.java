package io.bailiwick.identity.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Sweeps once in ten minutes; killed half-way it has deleted nothing, and the next pass does. */
@ApplicationScoped
public class SweepExpiredJob implements Job {

  @Inject private SweepExpired sweepExpired;

  @Override
  public String name() {
    return "sweep-expired-credentials";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public long run() {
    sweepExpired.sweep();
    return 0;
  }
}

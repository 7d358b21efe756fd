package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks for minutes that are over and closes them, a batch in each transaction; killed half-way, it
 * goes on where it was. Nodes share the work: each skips what another one holds.
 */
@ApplicationScoped
public class CloseTrafficMinutesJob implements Job {

  private static final int BATCHES_A_PASS = 100;

  @Inject private CloseTrafficMinutes minutes;

  @Override
  public String name() {
    return "close-traffic-minutes";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public long run() {
    for (var batch = 0; batch < BATCHES_A_PASS; batch++) {
      if (minutes.close() < CloseTrafficMinutes.BATCH) {
        break;
      }
    }
    return minutes.left();
  }
}

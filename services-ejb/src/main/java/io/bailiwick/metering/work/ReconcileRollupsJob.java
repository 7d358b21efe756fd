package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * The check of the pipeline's exactness: its backlog is the number of rollups that differ from
 * their raw usage, which is never corrected silently and should be 0 for ever.
 */
@ApplicationScoped
public class ReconcileRollupsJob implements Job {

  private static final Logger LOG = System.getLogger(ReconcileRollupsJob.class.getName());

  @Inject private ReconcileRollups rollups;

  @Override
  public String name() {
    return "reconcile-rollups";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public long run() {
    var differing = rollups.compare();
    if (differing > 0) {
      LOG.log(
          Level.ERROR,
          "{0} rollups of this month differ from their raw usage. Nothing was changed; compare"
              + " resource_usage and traffic_open with vps_usage_periods.",
          differing);
    }
    return differing;
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.billing.Blocks;
import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at all VPSes for holds that should be and are not, or the other way round: suspensions,
 * full disks, larger plans, and whatever an event has missed. Any node may do it, and doing it
 * twice changes nothing.
 */
@ApplicationScoped
public class KeepHolds implements Job {

  @Inject private ApplyHolds applyHolds;

  @Override
  public String name() {
    return "keep-holds";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Set<String> wakenBy() {
    return Set.of(Blocks.GATE);
  }

  @Override
  public long run() {
    applyHolds.apply(Optional.empty());
    return 0;
  }
}

package io.bailiwick.traffic.work;

import io.bailiwick.billing.Blocks;
import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/**
 * Renews the passes in use, each second and whenever a block has come or gone. Killed half-way, it
 * leaves nothing: what it knows is in memory.
 */
@ApplicationScoped
public class RefreshGateJob implements Job {

  @Inject private TrafficRoom room;

  @Override
  public String name() {
    return "refresh-gate";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Set<String> wakenBy() {
    return Set.of(Blocks.GATE);
  }

  @Override
  public long run() {
    room.gate().renew();
    room.proxy().patrol();
    return 0;
  }
}

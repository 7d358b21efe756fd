package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Writes the bytes that this node's proxies have counted, each second, all VPSes in one
 * transaction. Killed half-way, the server loses what was counted since the last second, and counts
 * nothing twice.
 */
@ApplicationScoped
public class FlushTrafficJob implements Job {

  @Inject private TrafficRoom room;

  @Override
  public String name() {
    return "flush-traffic";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }

  @Override
  public long run() {
    room.batches().flush();
    return room.batches().waiting();
  }
}

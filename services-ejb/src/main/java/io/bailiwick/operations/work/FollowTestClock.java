package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/**
 * In test mode: brings this node's clock to where another node, or an earlier run, has moved it.
 */
@ApplicationScoped
public class FollowTestClock implements Job {

  @Inject private KeepTestClock keep;

  @Override
  public String name() {
    return "follow-test-clock";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Set<String> wakenBy() {
    return Set.of(KeepTestClock.CHANNEL);
  }

  @Override
  public long run() {
    keep.follow();
    return 0;
  }
}

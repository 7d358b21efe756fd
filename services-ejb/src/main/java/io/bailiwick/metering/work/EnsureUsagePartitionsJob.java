package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/** Looks whether the coming months have their partitions; killed half-way, it looks again. */
@ApplicationScoped
public class EnsureUsagePartitionsJob implements Job {

  @Inject private EnsureUsagePartitions partitions;

  @Override
  public String name() {
    return "ensure-usage-partitions";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  /** Also when a test moves the clock. */
  @Override
  public Set<String> wakenBy() {
    return Set.of("clock");
  }

  @Override
  public long run() {
    partitions.ensure();
    return 0;
  }
}

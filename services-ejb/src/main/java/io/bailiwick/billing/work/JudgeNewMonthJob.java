package io.bailiwick.billing.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks for blocks of a month that is over, which nothing else would judge again: a blocked
 * organization uses nothing. Every node does; the second finds nothing left.
 */
@ApplicationScoped
public class JudgeNewMonthJob implements Job {

  @Inject private JudgeNewMonth newMonth;

  @Override
  public String name() {
    return "judge-new-month";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(2);
  }

  @Override
  public long run() {
    newMonth.judge();
    return 0;
  }
}

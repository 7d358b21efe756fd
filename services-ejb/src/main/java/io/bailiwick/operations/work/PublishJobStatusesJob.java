package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;

/** Publishes the jobs' status; what {@code /admin/jobs} shows is at most this old. */
@ApplicationScoped
public class PublishJobStatusesJob implements Job {

  @Inject private PublishJobStatuses publish;
  @Inject private Instance<JobTimers> timers;

  @Override
  public String name() {
    return "publish-job-statuses";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public long run() {
    publish.publish(timers.get().statuses());
    return 0;
  }
}

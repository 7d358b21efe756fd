package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.JobStatus;
import io.bailiwick.operations.JobStatuses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Lets the other nodes, and the operator who asks one of them, see how this one's jobs do. */
@Stateless
@ForPlatform
public class PublishJobStatuses {

  /** For how long a node that is gone is shown, as silent. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  @Inject private JobStatuses statuses;
  @Inject private Clock clock;

  public void publish(List<JobStatus> ofThisNode) {
    var now = clock.instant();
    statuses.publish(ofThisNode, now);
    statuses.forget(now.minus(REMEMBERED));
  }
}

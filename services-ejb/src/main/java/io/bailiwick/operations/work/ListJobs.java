package io.bailiwick.operations.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.JobStatus;
import io.bailiwick.operations.JobStatuses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** How every job does on every node, for the administrator of the platform. */
@Stateless
@ForPlatform
public class ListJobs {

  @Inject private JobStatuses statuses;
  @Inject private Clock clock;

  /**
   * @param silent whether the node has said nothing for a minute
   */
  public record Reported(JobStatus status, boolean silent) {}

  public Page<Reported> list(Caller caller, PageRequest page) {
    caller.mustBePlatformAdmin();
    var now = clock.instant();
    return statuses.list(page).map(status -> new Reported(status, status.isSilent(now)));
  }
}

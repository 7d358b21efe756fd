package io.bailiwick.operations.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.JobStatus;
import io.bailiwick.operations.JobStatuses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** How every job does on every node, for the administrator of the platform. */
@Stateless
@ForPlatform
public class ListJobs {

  @Inject private JobStatuses statuses;

  public Page<JobStatus> list(Caller caller, PageRequest page) {
    caller.mustBePlatformAdmin();
    return statuses.list(page);
  }
}

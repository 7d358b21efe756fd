package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.JobStatus;
import io.bailiwick.operations.JobStatuses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Lets the other nodes, and the operator who asks one of them, see how this one's jobs do. */
@Stateless
@ForPlatform
public class PublishJobStatuses {

  @Inject private JobStatuses statuses;

  public void publish(List<JobStatus> ofThisNode) {
    statuses.publish(ofThisNode);
  }
}

package io.bailiwick.operations;

import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.util.List;

/** What every node last said of its jobs. */
public interface JobStatuses {

  /** Replaces what the node said of these jobs before. */
  void publish(List<JobStatus> ofOneNode);

  /** By job, then node. */
  Page<JobStatus> list(PageRequest page);
}

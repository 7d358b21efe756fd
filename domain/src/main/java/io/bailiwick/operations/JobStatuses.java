package io.bailiwick.operations;

import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.time.Instant;
import java.util.List;

/** What every node last said of its jobs. */
public interface JobStatuses {

  /** Replaces what the node said of these jobs before. */
  void publish(List<JobStatus> ofOneNode, Instant at);

  /** Forgets nodes that have said nothing since then. */
  void forget(Instant silentSince);

  /** By job, then node. */
  Page<JobStatus> list(PageRequest page);
}

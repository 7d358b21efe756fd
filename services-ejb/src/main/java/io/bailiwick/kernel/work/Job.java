package io.bailiwick.kernel.work;

import java.time.Duration;
import java.util.Set;

/**
 * Work that every node does again and again: a reconciler, a sweep, a flush. An application-scoped
 * bean that implements this is found, timed, shown under {@code /admin/jobs} and as an MBean, and
 * can be paused or run now. One pass of a job runs at a time on a node; what must happen once among
 * all nodes, the job claims in the database.
 */
public interface Job {

  /** Verb phrase in kebab case, such as {@code reconcile-vpses}. */
  String name();

  /** From the start of one pass to the start of the next. */
  Duration every();

  /** Channels of {@link io.bailiwick.kernel.Wakeups} that start a pass at once. */
  default Set<String> wakenBy() {
    return Set.of();
  }

  /**
   * One pass. Level-triggered: it looks at what is, does what is needed, and leaves the rest to the
   * next pass. What it throws is counted and logged, and the next pass comes all the same.
   *
   * @return the backlog: how much is left that was due
   */
  long run();
}

package io.bailiwick.kernel;

import java.time.Instant;
import java.util.UUID;

/** What only one of the nodes should do at a time. */
public interface Leases {

  /**
   * Takes a lease that nobody has, this node included: so that what is done under it is done once
   * until it runs out. A node that is killed keeps others waiting no longer than that.
   *
   * @param name what it is about, such as {@code watch/fly}
   * @return whether it is ours now
   */
  boolean take(String name, UUID node, Instant now, Instant until);
}

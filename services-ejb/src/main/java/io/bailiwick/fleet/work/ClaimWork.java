package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Work;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Takes VPSes of one provider to work on, for this node alone, for as long as a provider may take.
 */
@Stateless
@ForPlatform
public class ClaimWork {

  /** Longer than any provider's own patience, so that a lease is lost by a crash only. */
  static final Duration LEASE = Duration.ofMinutes(2);

  @Inject private WorkQueue queue;
  @Inject private Providers providers;
  @Inject private Node node;
  @Inject private Clock clock;

  public List<Work> claim(String provider, int limit) {
    var now = clock.instant();
    return queue.claim(
        node.id(), Set.of(provider), providers.boundToNode(), limit, now, now.plus(LEASE));
  }

  public long backlog() {
    return queue.due(clock.instant());
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.kernel.Leases;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Decides among all nodes who does something now; nobody does it again before the interval ends.
 */
@Stateless
@ForPlatform
public class TakeTurn {

  @Inject private Leases leases;
  @Inject private Node node;
  @Inject private Clock clock;

  public boolean take(String name, Duration interval) {
    var now = clock.instant();
    return leases.take(name, node.id(), now, now.plus(interval));
  }
}

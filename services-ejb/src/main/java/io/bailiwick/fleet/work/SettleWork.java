package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.VpsesAtStake;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** Writes what came of a step, if this node still holds the lease. */
@Stateless
@ForPlatform
public class SettleWork {

  @Inject private WorkQueue queue;
  @Inject private Event<VpsesAtStake> atStake;
  @Inject private Event<VpsCondemned> condemned;
  @Inject private Node node;
  @Inject private Clock clock;

  /**
   * @return false when the lease was lost and nothing was written: who has it now does the rest
   */
  public boolean settle(Outcome outcome) {
    if (outcome.giveUp()) {
      atStake.fire(new VpsesAtStake(Set.of(outcome.work().id())));
    }
    var held = queue.settle(node.id(), outcome, clock.instant());
    if (held && outcome.giveUp()) {
      var work = outcome.work();
      condemned.fire(new VpsCondemned(work.id(), work.organizationId()));
    }
    return held;
  }
}

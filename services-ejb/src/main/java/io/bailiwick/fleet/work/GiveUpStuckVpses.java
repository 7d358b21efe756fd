package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;

/** Frees the agents of VPSes whose provisioning takes longer than 15 minutes, whoever owns them. */
@Stateless
@ForPlatform
public class GiveUpStuckVpses {

  @Inject private WorkQueue queue;
  @Inject private Event<VpsCondemned> condemned;
  @Inject private Clock clock;

  /** How many there were. */
  public int giveUp() {
    var now = clock.instant();
    var stuck = queue.condemnStuck(now.minus(Outcome.PROVISIONING_PATIENCE), now);
    stuck.forEach(condemned::fire);
    return stuck.size();
  }
}

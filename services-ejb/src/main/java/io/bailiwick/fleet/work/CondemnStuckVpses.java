package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.VpsesAtStake;
import io.bailiwick.fleet.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Gives up provisioning that takes longer than 15 minutes, and tells whom that concerns. */
@ApplicationScoped
public class CondemnStuckVpses {

  @Inject private WorkQueue queue;
  @Inject private Event<VpsesAtStake> atStake;
  @Inject private Event<VpsCondemned> condemned;

  List<VpsCondemned> condemn(Instant now) {
    var before = now.minus(Outcome.PROVISIONING_PATIENCE);
    var stuck = queue.stuck(before);
    if (stuck.isEmpty()) {
      return List.of();
    }
    atStake.fire(new VpsesAtStake(stuck));
    var given = queue.condemnStuck(stuck, before, now);
    given.forEach(condemned::fire);
    return given;
  }
}

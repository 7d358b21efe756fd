package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Samples;
import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.kernel.work.Node;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Takes a batch of one provider's VPSes to be sampled by this node. */
@Stateless
@ForPlatform
public class ClaimSamples {

  @Inject Samples samples;
  @Inject Node node;
  @Inject Clock clock;

  /**
   * @param dueBy whose turn comes until then
   * @param interval from now to their next turn
   */
  public List<Due> claim(String provider, int limit, Instant dueBy, Duration interval) {
    var next = clock.instant().plus(interval);
    return samples.claim(node.id(), Set.of(provider), limit, dueBy, next);
  }

  /** The last sample of one VPS, for a reading out of turn. */
  public Due due(VpsId vps) {
    return samples.due(vps);
  }
}

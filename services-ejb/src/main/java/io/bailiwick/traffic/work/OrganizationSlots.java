package io.bailiwick.traffic.work;

import io.bailiwick.kernel.OrganizationId;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each organization has open, so that none takes the room of all others. */
final class OrganizationSlots {

  private final int most;
  private final ConcurrentHashMap<OrganizationId, Integer> open = new ConcurrentHashMap<>();

  OrganizationSlots(int most) {
    this.most = most;
  }

  /** Whether there was room; if so, one slot is taken until {@link #leave}. */
  boolean enter(OrganizationId organization) {
    var entered = new boolean[1];
    open.compute(
        organization,
        (id, count) -> {
          var now = count == null ? 0 : count;
          entered[0] = now < most;
          return entered[0] ? Integer.valueOf(now + 1) : count;
        });
    return entered[0];
  }

  void leave(OrganizationId organization) {
    open.computeIfPresent(organization, (id, count) -> count <= 1 ? null : count - 1);
  }
}

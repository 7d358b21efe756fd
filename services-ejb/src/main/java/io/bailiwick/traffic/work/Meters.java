package io.bailiwick.traffic.work;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.traffic.Meter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One meter for each VPS whose traffic this node has carried since it started. They are never taken
 * away, so that no late byte is lost with one: a hundred bytes for a VPS.
 */
final class Meters {

  private final ConcurrentHashMap<VpsId, Meter> byVps = new ConcurrentHashMap<>();

  Meter of(VpsId vps, OrganizationId organization) {
    return byVps.computeIfAbsent(vps, id -> new Meter(id, organization));
  }

  Collection<Meter> all() {
    return List.copyOf(byVps.values());
  }
}

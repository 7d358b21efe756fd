package io.bailiwick.metering;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;

/**
 * What passed a proxy for one VPS since the last flush of the node.
 *
 * @param bytesIn read from the client
 * @param bytesOut read from the target
 */
public record TrafficDelta(VpsId vps, OrganizationId organization, long bytesIn, long bytesOut) {

  public TrafficDelta {
    if (bytesIn < 0 || bytesOut < 0) {
      throw new IllegalArgumentException("Bytes are counted up, never down.");
    }
  }

  /** What is metered: both ways. */
  public long bytes() {
    return Math.addExact(bytesIn, bytesOut);
  }
}

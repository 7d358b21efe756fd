package io.bailiwick.metering;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.time.Instant;
import java.util.UUID;

/**
 * What one VPS used between two samples of the monitor: never negative, and nothing at the first
 * sample, which is only the baseline.
 *
 * @param cpuMillis milliseconds of one core
 * @param memoryMbSeconds megabytes times seconds
 * @param sampledAt decides the month; sent again, an event keeps it
 * @param eventId the same measure sent again carries the same id, and counts once
 */
public record MachineUsage(
    VpsId vps,
    OrganizationId organization,
    long cpuMillis,
    long memoryMbSeconds,
    Instant sampledAt,
    UUID eventId) {

  public MachineUsage {
    if (cpuMillis < 0 || memoryMbSeconds < 0) {
      throw new IllegalArgumentException("A machine never uses less than nothing.");
    }
  }
}

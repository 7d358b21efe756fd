package io.bailiwick.fleet;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MachineUsage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What the monitor has read of running machines, and whose turn it is. */
public interface Samples {

  /**
   * Takes running VPSes whose sample is due, and says when their next one is, so that several nodes
   * share the work and no failure stops it. VPSes bound to a node are taken by it alone.
   */
  List<Due> claim(UUID node, Set<String> providers, int limit, Instant now, Instant next);

  /** This VPS as due now, whoever's turn it is. */
  Due due(VpsId vps);

  /** Locks what will be written, in the order of the ids: before several writes to it. */
  void lock(Collection<VpsId> vpses);

  /**
   * Writes the readings, each unless another one was written since it was due. Every sample is
   * later than the one before, whatever the clock does, so that its moment tells it from any other.
   *
   * @return those that were written
   */
  Set<VpsId> write(Collection<Reading> readings, Instant sampledAt);

  /**
   * These could not be read: their figures are as they were.
   *
   * @return how many were not stale before
   */
  int markStale(Collection<VpsId> unread, Instant now);

  /**
   * A VPS to be sampled, with its last sample.
   *
   * @param sampledAt null before the first
   * @param cpuUsedMs cumulative; null when it was not told
   * @param memoryUsedMbSeconds likewise
   */
  record Due(
      VpsId id,
      OrganizationId organizationId,
      String provider,
      Instant sampledAt,
      Long cpuUsedMs,
      Long memoryUsedMbSeconds) {

    /** The same step from this sample to the next has the same id, whoever reads it. */
    UUID eventId() {
      var step = "sample/" + id + "/" + sampledAt;
      return UUID.nameUUIDFromBytes(step.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A due VPS and what its provider said. */
  record Reading(Due due, MachineSample sample) {

    /** What was used since the last sample; nothing at the first, nor after a counter restarted. */
    public MachineUsage usage(Instant sampledAt) {
      return new MachineUsage(
          due.id(),
          due.organizationId(),
          grown(due.cpuUsedMs(), sample.cpuMillis()),
          grown(due.memoryUsedMbSeconds(), sample.memoryMbSeconds()),
          sampledAt,
          due.eventId());
    }

    private static long grown(Long before, OptionalLong now) {
      return before == null || now.isEmpty() ? 0 : Math.max(0, now.getAsLong() - before);
    }
  }
}

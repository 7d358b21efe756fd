package io.bailiwick.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How one job does on one node.
 *
 * @param lastStartedAt null before the first pass
 * @param lastFinishedAt null before the first pass ended
 * @param lastDurationMs of the last pass that ended
 * @param runs passes since the node started
 * @param failures passes that threw, since the node started
 * @param lastError what the last failing pass said; null when none failed
 * @param backlog what the last pass left to do
 * @param reportedAt when the node said so; null for what a node knows of its own jobs
 */
public record JobStatus(
    UUID nodeId,
    String job,
    long everyMs,
    Instant lastStartedAt,
    Instant lastFinishedAt,
    Long lastDurationMs,
    long runs,
    long failures,
    String lastError,
    long backlog,
    boolean paused,
    Instant reportedAt) {

  /** Nodes report every five seconds. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  /** Whether the node has stopped, or is cut off from the database: this is its last word. */
  public boolean isSilent(Instant now) {
    return reportedAt != null && reportedAt.isBefore(now.minus(SILENCE));
  }

  public JobStatus paused(boolean now) {
    return new JobStatus(
        nodeId,
        job,
        everyMs,
        lastStartedAt,
        lastFinishedAt,
        lastDurationMs,
        runs,
        failures,
        lastError,
        backlog,
        now,
        reportedAt);
  }
}

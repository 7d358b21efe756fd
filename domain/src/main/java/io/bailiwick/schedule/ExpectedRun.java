package io.bailiwick.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the history that arises: one expected run, or several of the same fate.
 *
 * @param scheduledFor the due time; of several, the first
 * @param attempt from 1
 * @param status PENDING, SKIPPED or EXPIRED
 * @param startAt when to start it; empty where it never will, and while it waits for another
 * @param late whether it starts more than a minute after its time
 * @param reason a sentence; empty where there is nothing to say
 * @param gap empty for a single one
 */
public record ExpectedRun(
    Instant scheduledFor,
    int attempt,
    ExecutionStatus status,
    ExecutionOrigin origin,
    Optional<Instant> startAt,
    boolean late,
    Optional<String> reason,
    Optional<Gap> gap) {

  /**
   * Several due times in one row.
   *
   * @param until the last of them
   * @param count at least 2
   */
  public record Gap(Instant until, long count) {}

  /** How many expected runs it stands for. */
  public long count() {
    return gap.map(Gap::count).orElse(1L);
  }

  static ExpectedRun starting(Instant scheduledFor, Instant now, boolean late) {
    return first(scheduledFor, ExecutionStatus.PENDING, Optional.of(now), late, Optional.empty());
  }

  /** Until the run before it has ended. */
  static ExpectedRun waiting(Instant scheduledFor, boolean late, String reason) {
    return first(
        scheduledFor, ExecutionStatus.PENDING, Optional.empty(), late, Optional.of(reason));
  }

  static ExpectedRun notRun(Instant scheduledFor, ExecutionStatus fate, String reason) {
    return first(scheduledFor, fate, Optional.empty(), false, Optional.of(reason));
  }

  static ExpectedRun gap(
      Instant from, Instant until, long count, ExecutionStatus fate, String reason) {
    return new ExpectedRun(
        from,
        1,
        fate,
        ExecutionOrigin.SCHEDULE,
        Optional.empty(),
        false,
        Optional.of(reason),
        Optional.of(new Gap(until, count)));
  }

  /** The same run because somebody asked for it. */
  ExpectedRun asked() {
    return new ExpectedRun(
        scheduledFor, attempt, status, ExecutionOrigin.ASKED, startAt, late, reason, gap);
  }

  private static ExpectedRun first(
      Instant scheduledFor,
      ExecutionStatus status,
      Optional<Instant> startAt,
      boolean late,
      Optional<String> reason) {
    return new ExpectedRun(
        scheduledFor, 1, status, ExecutionOrigin.SCHEDULE, startAt, late, reason, Optional.empty());
  }
}

package io.bailiwick.schedule;

/** What became of an expected run. */
public enum ExecutionStatus {
  /** Waits: for its time, for the run before it, or for its next attempt. */
  PENDING,
  RUNNING,
  SUCCESS,
  FAILURE,
  /** A policy had it not run. */
  SKIPPED,
  /** It should have run, and its time went by. */
  EXPIRED;

  public boolean isOpen() {
    return this == PENDING || this == RUNNING;
  }
}

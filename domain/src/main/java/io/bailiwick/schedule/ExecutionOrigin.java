package io.bailiwick.schedule;

/** Why there is an execution. */
public enum ExecutionOrigin {
  SCHEDULE,
  /** The attempt before it failed. */
  RETRY,
  /** The node that worked on the attempt before it died. */
  LOST,
  /** Somebody asked for it. */
  ASKED
}

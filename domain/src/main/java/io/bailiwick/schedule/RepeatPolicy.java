package io.bailiwick.schedule;

/** What to do with local times that come twice, because the clocks are put back. */
public enum RepeatPolicy {
  /** The first time only; whatever the expression, so a job of each minute pauses. */
  ONCE,
  TWICE
}

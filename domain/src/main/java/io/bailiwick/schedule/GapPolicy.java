package io.bailiwick.schedule;

/** What to do with local times that do not exist, because the clocks are put forward. */
public enum GapPolicy {
  SKIP,
  /** One run at the first instant after the gap, however many fell into it. */
  RUN_AFTER_GAP
}

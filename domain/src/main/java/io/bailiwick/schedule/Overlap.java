package io.bailiwick.schedule;

/** What to do with a run that is due while another of the same job is open. */
public enum Overlap {
  SKIP,
  /** It waits for those before it. */
  QUEUE,
  ALLOW,
  /** The open one is cancelled. */
  REPLACE
}

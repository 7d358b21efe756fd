package io.bailiwick.fleet;

/** Whether a box is there. */
public enum BoxStatus {
  /** It has never connected. */
  PENDING,
  ONLINE,
  OFFLINE,
  /** Kept from connecting until somebody lets it again. */
  ERROR
}

package io.bailiwick.fleet;

/** What was last seen of a VPS. */
public enum VpsState {
  /** No machine is confirmed yet. */
  PROVISIONING,
  RUNNING,
  STOPPED,
  /** The provider confirmed that the machine is gone, or there never was one; for ever. */
  DESTROYED
}

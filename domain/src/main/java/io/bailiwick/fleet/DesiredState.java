package io.bailiwick.fleet;

/** What the customer wants of a VPS. */
public enum DesiredState {
  RUNNING,
  STOPPED,
  DESTROYED
}

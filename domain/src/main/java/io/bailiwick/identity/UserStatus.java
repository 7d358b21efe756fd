package io.bailiwick.identity;

/** pending → active ↔ suspended; deleted is for ever. */
public enum UserStatus {
  /** Has signed up and waits for an administrator; sees itself and the plans only. */
  PENDING,
  ACTIVE,
  /** Cannot sign in; its sessions have ended, and the keys that it made have no effect. */
  SUSPENDED,
  DELETED
}

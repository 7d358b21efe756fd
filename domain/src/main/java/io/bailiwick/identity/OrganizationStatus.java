package io.bailiwick.identity;

/** Whether an organization is served. */
public enum OrganizationStatus {
  ACTIVE,
  SUSPENDED,
  DELETED
}

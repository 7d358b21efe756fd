package io.bailiwick.identity;

/** What a user is to the platform as a whole; an administrator's word counts under /admin only. */
public enum PlatformRole {
  USER,
  ADMIN
}

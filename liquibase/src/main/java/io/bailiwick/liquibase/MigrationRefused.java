package io.bailiwick.liquibase;

/** The schema cannot be brought where it should be. The message is one line for the operator. */
public final class MigrationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What kind of refusal, for whoever reacts to it. */
  public enum Reason {
    UNREACHABLE,
    POSTGRESQL_TOO_OLD,
    DATABASE_NEWER_THAN_PROGRAM,
    ROLES_UNSAFE,
    FAILED
  }

  MigrationRefused(Reason reason, String message) {
    this(reason, message, null);
  }

  MigrationRefused(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

package io.bailiwick.kernel;

import java.util.UUID;

/** Names one row of the audit log. */
public record AuditEntryId(UUID value) implements Id {

  public AuditEntryId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static AuditEntryId next() {
    return new AuditEntryId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.bailiwick.kernel;

import java.util.UUID;

/** Names one organization, the tenant. */
public record OrganizationId(UUID value) implements Id {

  public OrganizationId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static OrganizationId next() {
    return new OrganizationId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.bailiwick.kernel;

import java.util.UUID;

/** Names one plan. */
public record PlanId(UUID value) implements Id {

  public PlanId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static PlanId next() {
    return new PlanId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

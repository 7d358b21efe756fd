package io.bailiwick.kernel;

import java.util.UUID;

/** Names one login elsewhere that is linked to a user. */
public record LinkedAccountId(UUID value) implements Id {

  public LinkedAccountId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static LinkedAccountId next() {
    return new LinkedAccountId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

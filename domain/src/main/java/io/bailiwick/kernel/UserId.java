package io.bailiwick.kernel;

import java.util.UUID;

/** Names one user. */
public record UserId(UUID value) implements Id {

  public UserId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static UserId next() {
    return new UserId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

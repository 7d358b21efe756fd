package io.bailiwick.kernel;

import java.util.UUID;

/** Names one box. */
public record BoxId(UUID value) implements Id {

  public BoxId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static BoxId next() {
    return new BoxId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

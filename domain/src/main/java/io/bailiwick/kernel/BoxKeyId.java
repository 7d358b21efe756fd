package io.bailiwick.kernel;

import java.util.UUID;

/** Names one key of a box. */
public record BoxKeyId(UUID value) implements Id {

  public BoxKeyId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static BoxKeyId next() {
    return new BoxKeyId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

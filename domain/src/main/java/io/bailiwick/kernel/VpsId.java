package io.bailiwick.kernel;

import java.util.UUID;

/** Names one VPS. */
public record VpsId(UUID value) implements Id {

  public VpsId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static VpsId next() {
    return new VpsId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

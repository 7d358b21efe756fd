package io.bailiwick.kernel;

import java.util.UUID;

/** Names one VPS configuration. */
public record VpsConfigId(UUID value) implements Id {

  public VpsConfigId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static VpsConfigId next() {
    return new VpsConfigId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

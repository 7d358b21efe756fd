package io.bailiwick.kernel;

import java.util.UUID;

/** Names one cronjob. */
public record CronjobId(UUID value) implements Id {

  public CronjobId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static CronjobId next() {
    return new CronjobId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

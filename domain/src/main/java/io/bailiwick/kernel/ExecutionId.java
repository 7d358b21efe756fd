package io.bailiwick.kernel;

import java.util.UUID;

/** Names one run of a cronjob. */
public record ExecutionId(UUID value) implements Id {

  public ExecutionId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static ExecutionId next() {
    return new ExecutionId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.bailiwick.kernel;

import java.util.UUID;

/** Names one agent. */
public record AgentId(UUID value) implements Id {

  public AgentId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static AgentId next() {
    return new AgentId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

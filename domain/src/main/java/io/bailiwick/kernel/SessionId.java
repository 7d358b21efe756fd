package io.bailiwick.kernel;

import java.util.UUID;

/** Names one session. */
public record SessionId(UUID value) implements Id {

  public SessionId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static SessionId next() {
    return new SessionId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.bailiwick.kernel;

import java.util.UUID;

/** Names one channel of an agent. */
public record ChannelId(UUID value) implements Id {

  public ChannelId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static ChannelId next() {
    return new ChannelId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.bailiwick.kernel;

import java.util.UUID;

/** Names one API key. */
public record ApiKeyId(UUID value) implements Id {

  public ApiKeyId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static ApiKeyId next() {
    return new ApiKeyId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

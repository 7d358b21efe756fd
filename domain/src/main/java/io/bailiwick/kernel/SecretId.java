package io.bailiwick.kernel;

import java.util.UUID;

/** Names one secret in the vault. */
public record SecretId(UUID value) implements Id {

  public SecretId {
    Id.mustHave(value);
  }

  /** A new id, later in order than every id this node made before. */
  public static SecretId next() {
    return new SecretId(Id.nextValue());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

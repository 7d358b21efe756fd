package io.bailiwick.kernel.store;

import io.bailiwick.kernel.Problem;
import java.util.UUID;

/** What a page's token holds. */
public final class Keys {

  private Keys() {}

  /**
   * @throws Problem INVALID_REQUEST for a token of another list
   */
  public static UUID uuid(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("page_token", "is not one that a page of this list handed out");
    }
  }
}

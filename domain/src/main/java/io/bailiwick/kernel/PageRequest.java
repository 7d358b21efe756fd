package io.bailiwick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which page is asked for: at most {@code limit} rows after a key.
 *
 * @param limit 1 to 200; 50 unless the caller says otherwise
 * @param after the sort key of the last row seen, as {@link Page} handed it out
 */
public record PageRequest(int limit, Optional<String> after) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
    }
  }

  public static PageRequest first() {
    return new PageRequest(DEFAULT_LIMIT, Optional.empty());
  }

  /**
   * @param token as a page's {@code next_page_token}; null for the first page
   * @throws Problem INVALID_REQUEST for a token that no page handed out
   */
  public static PageRequest parse(Integer limit, String token) {
    return new PageRequest(
        limit == null ? DEFAULT_LIMIT : limit, Optional.ofNullable(token).map(PageRequest::key));
  }

  /** One row further than the page, to learn whether another follows. */
  public int oneMore() {
    return limit + 1;
  }

  static String token(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String token) {
    try {
      var key = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (!key.isEmpty() && key.indexOf('\0') < 0 && token(key).equals(token)) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // Told below, like every other token that is not ours.
    }
    throw Problem.invalid("page_token", "is not one that a page handed out");
  }
}

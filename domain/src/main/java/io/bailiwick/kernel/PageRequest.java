package io.bailiwick.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Which page is asked for: at most {@code limit} rows after a key.
 *
 * @param list which list it is a page of, filters included: a token of another list is refused
 *     rather than taken for a place in this one
 * @param limit 1 to 200; 50 unless the caller says otherwise
 * @param after the sort key of the last row seen, as {@link Page} handed it out
 */
public record PageRequest(String list, int limit, Optional<String> after) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  /** How much of the list's hash a token carries: enough to tell lists apart; it guards nothing. */
  private static final int MARK = 6;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw Problem.invalid("limit", "must be between 1 and " + MAX_LIMIT);
    }
  }

  public static PageRequest first() {
    return first(DEFAULT_LIMIT);
  }

  /** The first page of a list that no token comes back to. */
  public static PageRequest first(int limit) {
    return new PageRequest("", limit, Optional.empty());
  }

  /**
   * @param token as a page's {@code next_page_token}; null for the first page
   * @throws Problem INVALID_REQUEST for a token that no page of this list handed out
   */
  public static PageRequest parse(String list, Integer limit, String token) {
    return new PageRequest(
        list,
        limit == null ? DEFAULT_LIMIT : limit,
        Optional.ofNullable(token).map(given -> key(list, given)));
  }

  /** One row further than the page, to learn whether another follows. */
  public int oneMore() {
    return limit + 1;
  }

  /** For the page after the row with this key. */
  String token(String key) {
    return token(list, key);
  }

  private static String token(String list, String key) {
    var place = key.getBytes(StandardCharsets.UTF_8);
    var marked = Arrays.copyOf(mark(list), MARK + place.length);
    System.arraycopy(place, 0, marked, MARK, place.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(marked);
  }

  private static String key(String list, String token) {
    try {
      var marked = Base64.getUrlDecoder().decode(token);
      if (marked.length > MARK) {
        var key = new String(marked, MARK, marked.length - MARK, StandardCharsets.UTF_8);
        if (key.indexOf('\0') < 0 && token(list, key).equals(token)) {
          return key;
        }
      }
    } catch (IllegalArgumentException notBase64) {
      // Told below, like every other token that is not ours.
    }
    throw Problem.invalid(
        "page_token", "is not one that a page of this list, with these filters, handed out");
  }

  private static byte[] mark(String list) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, MARK);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}

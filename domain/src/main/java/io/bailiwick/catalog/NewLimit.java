package io.bailiwick.catalog;

/**
 * What a change says of a limit that may be missing: nothing, that there is none, or how much it
 * is.
 *
 * @param value null for unlimited
 */
public record NewLimit(boolean given, Integer value) {

  public static final NewLimit LEFT_ALONE = new NewLimit(false, null);

  public static NewLimit to(Integer value) {
    return new NewLimit(true, value);
  }

  Integer or(Integer before) {
    return given ? value : before;
  }
}

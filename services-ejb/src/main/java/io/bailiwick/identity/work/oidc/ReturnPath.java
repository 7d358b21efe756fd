package io.bailiwick.identity.work.oidc;

import io.bailiwick.kernel.Problem;
import java.util.regex.Pattern;

/** Where a browser goes once it is signed in: a path of ours, or we would send people anywhere. */
public final class ReturnPath {

  /** Visible ASCII, no backslash, and not two slashes at its beginning. */
  private static final Pattern OURS =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,499}");

  private ReturnPath() {}

  /**
   * @param given null for the root
   * @throws Problem INVALID_REQUEST for whatever a browser could take for another site
   */
  public static String checked(String given) {
    if (given == null) {
      return "/";
    }
    if (!OURS.matcher(given).matches()) {
      throw Problem.invalid(
          "return_to", "must be a path of this site, such as /settings, of at most 500 characters");
    }
    return given;
  }
}

package io.bailiwick.identity;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;

/**
 * A password that somebody chooses. Bcrypt reads 72 bytes and ignores the rest, so a longer one is
 * refused instead of being cut in silence.
 */
public record NewPassword(String value) {

  public static final int MIN_CHARACTERS = 12;
  public static final int MAX_BYTES = 72;

  /**
   * @param field the name of the field it came in
   * @throws Problem INVALID_REQUEST when it is too short or too long
   */
  public static NewPassword of(String field, String value) {
    if (value == null) {
      throw Problem.invalid(field, "is missing");
    }
    if (value.codePointCount(0, value.length()) < MIN_CHARACTERS) {
      throw Problem.invalid(field, "must have at least " + MIN_CHARACTERS + " characters");
    }
    if (Texts.utf8Length(value) > MAX_BYTES) {
      throw Problem.invalid(field, "must have at most " + MAX_BYTES + " bytes in UTF-8");
    }
    if (value.indexOf('\0') >= 0) {
      throw Problem.invalid(field, "must not hold a NUL character");
    }
    return new NewPassword(value);
  }

  @Override
  public String toString() {
    return "NewPassword[…]";
  }
}

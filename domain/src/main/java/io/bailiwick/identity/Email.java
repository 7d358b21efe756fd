package io.bailiwick.identity;

import io.bailiwick.kernel.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case: two that differ in case only are the same person's. That it has
 * the shape of one is all that is asked; whether mail arrives, only mail can tell.
 */
public record Email(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("[^\\x00-\\x20\\x7F@]+@[^\\x00-\\x20\\x7F@]+");

  public Email {
    if (value == null) {
      throw Problem.invalid("email", "is missing");
    }
    value = value.toLowerCase(Locale.ROOT);
    if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
      throw Problem.invalid(
          "email", "must look like name@example.com and have at most 254 characters");
    }
  }

  /** The part before the at sign, which names a personal organization. */
  public String local() {
    return value.substring(0, value.indexOf('@'));
  }

  @Override
  public String toString() {
    return value;
  }
}

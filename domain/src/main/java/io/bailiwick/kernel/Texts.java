package io.bailiwick.kernel;

import java.nio.charset.StandardCharsets;

/** What names and other single lines that people type must look like. */
public final class Texts {

  private Texts() {}

  /**
   * One line that is not blank, without control characters.
   *
   * @param max in characters as Unicode counts them
   * @throws Problem INVALID_REQUEST naming the field
   */
  public static String line(String field, String text, int max) {
    if (text == null) {
      throw Problem.invalid(field, "is missing");
    }
    if (text.isBlank()) {
      throw Problem.invalid(field, "must not be blank");
    }
    if (text.codePointCount(0, text.length()) > max) {
      throw Problem.invalid(field, "must be at most " + max + " characters long");
    }
    if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw Problem.invalid(field, "must be one line, without control characters");
    }
    return text;
  }

  /** The name of anything: a line of at most 100 characters. */
  public static String name(String field, String text) {
    return line(field, text, 100);
  }

  public static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

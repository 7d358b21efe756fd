package io.bailiwick.kernel;

import java.util.Locale;

/** Enums are upper case in Java and lower case everywhere else: in the database and in JSON. */
public final class LowercaseEnum {

  private LowercaseEnum() {}

  public static String text(Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> E parse(Class<E> type, String text) {
    return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}

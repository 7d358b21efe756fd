package io.bailiwick.kernel.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where every context's configuration is read from: the system property {@code bailiwick.some.key},
 * which the launcher sets, else the environment variable {@code BAILIWICK_SOME_KEY}, else the file
 * that {@code BAILIWICK_SOME_KEY_FILE} names. Errors name the variable.
 */
public final class Settings {

  private Settings() {}

  public static Optional<String> text(String key) {
    return Optional.ofNullable(System.getProperty(key))
        .or(() -> Optional.ofNullable(System.getenv(variable(key))))
        .or(() -> Optional.ofNullable(System.getenv(variable(key) + "_FILE")).map(Settings::read))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  public static int number(String key, int byDefault, int min, int max) {
    return parsed(
        key,
        byDefault,
        value -> {
          var number = Integer.parseInt(value);
          if (number < min || number > max) {
            throw new IllegalArgumentException();
          }
          return number;
        },
        "a whole number from " + min + " to " + max);
  }

  public static boolean flag(String key, boolean byDefault) {
    return parsed(
        key,
        byDefault,
        value -> {
          if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException();
          }
          return value.equals("true");
        },
        "true or false");
  }

  public static <E extends Enum<E>> E choice(String key, E byDefault) {
    var choices = byDefault.getDeclaringClass().getEnumConstants();
    return parsed(
        key,
        byDefault,
        value -> Enum.valueOf(byDefault.getDeclaringClass(), value.toUpperCase(Locale.ROOT)),
        "one of " + Arrays.toString(choices).toLowerCase(Locale.ROOT));
  }

  private static <T> T parsed(String key, T byDefault, Function<String, T> parse, String expected) {
    var value = text(key);
    if (value.isEmpty()) {
      return byDefault;
    }
    try {
      return parse.apply(value.get());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          variable(key) + " is '" + value.get() + "' but must be " + expected + ".", e);
    }
  }

  /** Those of these keys that have no value, as an operator would set them. */
  public static List<String> missing(String... keys) {
    return Stream.of(keys).filter(key -> text(key).isEmpty()).map(Settings::variable).toList();
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " cannot be read.", e);
    }
  }
}

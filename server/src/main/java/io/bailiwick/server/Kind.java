package io.bailiwick.server;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a setting's value may look like. */
enum Kind {
  TEXT("text", value -> true),
  SECRET("secret", value -> true),
  PORT("port", Kind::isPort),
  BOOLEAN("true or false", matches("true|false")),
  DURATION("duration, such as 500ms, 60s, 15m or 2h", matches("[1-9][0-9]{0,8}(ms|s|m|h)")),
  SIZE("size, such as 320m or 1g", matches("[1-9][0-9]{0,6}[mg]")),
  COUNT("whole number", matches("[0-9]{1,9}")),
  URL(
      "http or https URL without a slash at its end",
      matches("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s/?#])?")),
  SLUG("lower-case name with hyphens", matches("[a-z0-9][a-z0-9-]{0,62}")),
  IMAGE(
      "image reference, such as example.org/agent:1",
      matches("[A-Za-z0-9][A-Za-z0-9._/:@+-]{0,254}")),
  ROLE("lower-case SQL name", matches("[a-z_][a-z0-9_]{0,62}")),
  SIGN_UP("open, approval or closed", matches("open|approval|closed"));

  private final String words;
  private final Predicate<String> accepted;

  Kind(String words, Predicate<String> accepted) {
    this.words = words;
    this.accepted = accepted;
  }

  /** For people: what is accepted. */
  String words() {
    return words;
  }

  boolean accepts(String value) {
    return accepted.test(value);
  }

  private static Predicate<String> matches(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static boolean isPort(String value) {
    return value.matches("[0-9]{1,5}")
        && Integer.parseInt(value) >= 1
        && Integer.parseInt(value) <= 65535;
  }
}

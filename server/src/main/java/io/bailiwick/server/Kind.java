package io.bailiwick.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a setting's value may look like. */
enum Kind {
  TEXT("text", value -> true),
  SECRET("secret", value -> true),
  PORT("port, from 1 to 65535", value -> isNumber(value, 1, 65_535)),
  BOOLEAN("true or false", matches("true|false")),
  DURATION("duration, such as 500ms, 60s, 15m or 2h", matches("[1-9][0-9]{0,8}(ms|s|m|h)")),
  SIZE("size, such as 320m or 1g", matches("[1-9][0-9]{0,6}[mg]")),
  COUNT("whole number", matches("[0-9]{1,9}")),
  DAYS("number of days, from 1 to 365", value -> isNumber(value, 1, 365)),
  BYTES("number of bytes, from 1024 to 104857600", value -> isNumber(value, 1 << 10, 100 << 20)),
  NETWORKS("list of addresses or networks, such as 10.0.0.0/8,::1", Kind::areNetworks),
  NETWORK("network, such as 10.0.0.0/8", Kind::isNetwork),
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

  private static boolean isNumber(String value, int least, int most) {
    return value.matches("[0-9]{1,9}")
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= most;
  }

  private static boolean areNetworks(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(Kind::isNetwork);
  }

  /** Literals only: a name would be looked up. */
  private static boolean isNetwork(String text) {
    var parts = text.split("/", -1);
    if (parts.length > 2 || !parts[0].matches("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return false;
    }
    try {
      var bits = InetAddress.getByName(parts[0]).getAddress().length * Byte.SIZE;
      return parts.length == 1 || isNumber(parts[1], 0, bits);
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}

package io.bailiwick.fleet;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** By which people sort their boxes: at most 20 names with a value each, such as site = hanoi. */
public final class Labels {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,62}");
  private static final int VALUE_MAX = 100;
  private static final int MOST = 20;

  private Labels() {}

  /**
   * @throws Problem INVALID_REQUEST naming {@code labels} or the one that is not right
   */
  static Map<String, String> checked(Map<String, String> labels) {
    if (labels.size() > MOST) {
      throw Problem.invalid("labels", "must be at most " + MOST);
    }
    labels.forEach(Labels::check);
    return new TreeMap<>(labels);
  }

  /**
   * @param text name=value, as a filter is written
   * @throws Problem INVALID_REQUEST naming {@code label}
   */
  public static Map.Entry<String, String> parse(String text) {
    var end = text.indexOf('=');
    if (end < 1 || !NAME.matcher(text.substring(0, end)).matches()) {
      throw Problem.invalid("label", "must be written name=value");
    }
    return Map.entry(
        text.substring(0, end), Texts.line("label", text.substring(end + 1), VALUE_MAX));
  }

  /**
   * As a JSON object; the values are single lines, so that only two characters need a backslash.
   */
  static String json(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.invalid(
          "labels",
          "names must be 1 to 63 of a-z, 0-9 and . _ / -, and begin with one of the first");
    }
    Texts.line("labels." + name, value, VALUE_MAX);
  }
}

package io.bailiwick.agents;

import io.bailiwick.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tools that an agent may not use: names without quotes, kept as a JSON array. */
final class ToolNames {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:*-]{1,100}");
  private static final int MOST = 100;

  private ToolNames() {}

  static List<String> checked(List<String> names) {
    if (names.size() > MOST) {
      throw Problem.invalid("tools_deny", "must name at most " + MOST + " tools");
    }
    for (var name : names) {
      if (name == null || !NAME.matcher(name).matches()) {
        throw Problem.invalid(
            "tools_deny", "must hold names of letters, digits and _ . : * - only, 1 to 100 each");
      }
    }
    if (names.stream().distinct().count() < names.size()) {
      throw Problem.invalid("tools_deny", "must not name a tool twice");
    }
    return List.copyOf(names);
  }

  static String json(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
  }

  static List<String> parse(String json) {
    var names = json.replaceAll("[\\[\\]\"\\s]", "");
    return names.isEmpty() ? List.of() : Arrays.asList(names.split(","));
  }
}

package io.bailiwick.backup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of values with tabs between them, of which the first says what the line tells. */
final class Facts {

  private final List<List<String>> lines = new ArrayList<>();

  static Facts parse(byte[] text) {
    var facts = new Facts();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> facts.lines.add(List.of(line.split("\t", -1))));
    return facts;
  }

  Facts add(String kind, String... values) {
    var line = new ArrayList<>(List.of(kind));
    line.addAll(List.of(values));
    if (line.stream().anyMatch(value -> value.matches("(?s).*[\t\r\n].*"))) {
      throw new IllegalArgumentException("A fact cannot hold a tab or a line's end: " + kind);
    }
    lines.add(line);
    return this;
  }

  /** The values of each line of this kind, in their order. */
  List<List<String>> all(String kind) {
    return lines.stream()
        .filter(line -> line.get(0).equals(kind))
        .map(line -> line.subList(1, line.size()))
        .toList();
  }

  /** The first value of each line of this kind. */
  List<String> names(String kind) {
    return all(kind).stream().map(values -> values.get(0)).toList();
  }

  /** The value of the one line of this kind. */
  String one(String kind) {
    var found = names(kind);
    if (found.size() != 1) {
      throw new BackupRefused("The backup does not say one " + kind + ": a newer one made it.");
    }
    return found.get(0);
  }

  byte[] text() {
    return lines.stream()
        .map(line -> String.join("\t", line) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}

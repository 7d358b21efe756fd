package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Small files of {@code key=value} lines, always written whole: beside, then renamed. */
final class Facts {

  private final Map<String, String> values;

  private Facts(Map<String, String> values) {
    this.values = values;
  }

  /** No facts where there is no file. */
  static Facts read(Path file) throws IOException {
    var values = new HashMap<String, String>();
    try {
      for (var line : Files.readAllLines(file)) {
        var equals = line.indexOf('=');
        if (equals > 0) {
          values.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (NoSuchFileException none) {
      return new Facts(Map.of());
    }
    return new Facts(values);
  }

  static void write(Path file, Map<String, String> values) throws IOException {
    var lines = values.entrySet().stream().map(fact -> fact.getKey() + "=" + fact.getValue());
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, lines.sorted().collect(Collectors.joining("\n", "", "\n")));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  /** 0 where it is missing or not a number. */
  long number(String key) {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  boolean flag(String key) {
    return text(key).equals("true");
  }
}

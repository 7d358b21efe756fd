package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** What {@code /proc} says of the whole machine. */
final class Processes {

  private Processes() {}

  /** The command lines of all processes that hold this text. */
  static List<String> withCommandLine(String text) throws IOException {
    try (var all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> path.getFileName().toString().matches("\\d+"))
          .flatMap(path -> read(path.resolve("cmdline")))
          .filter(line -> line.contains(text))
          .toList();
    }
  }

  /**
   * How many supervisors keep this VPS: their environment names its folder. A child of one that has
   * not become another program yet looks the same, and does not count.
   */
  static long supervisorsOf(VpsFolder folder) throws IOException {
    var named = "BW_FOLDER=" + folder.path() + "\0";
    var found = new HashMap<String, String>();
    try (var all = Files.list(Path.of("/proc"))) {
      all.filter(path -> path.getFileName().toString().matches("\\d+"))
          .filter(path -> read(path.resolve("comm")).anyMatch(comm -> comm.startsWith("bash")))
          .filter(path -> read(path.resolve("environ")).anyMatch(text -> text.contains(named)))
          .forEach(path -> found.put(path.getFileName().toString(), parentOf(path)));
    }
    return found.values().stream().filter(parent -> !found.containsKey(parent)).count();
  }

  private static String parentOf(Path process) {
    return read(process.resolve("stat"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1])
        .findFirst()
        .orElse("");
  }

  private static Stream<String> read(Path file) {
    try {
      return Stream.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Stream.empty();
    }
  }
}

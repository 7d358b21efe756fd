package io.bailiwick.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the parts that are named, or all, and prints one table. */
public final class Bench {
  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("proxy", new AgainstProxies());
    PARTS.put("api", new AgainstBareResources());
    PARTS.put("start", new StartAndMemory());
    PARTS.put("growth", new Growth());
  }

  /** Something to be measured on servers of its own. */
  interface Part {
    void measure(Workshop workshop, Table table) throws Exception;
  }

  private Bench() {}

  public static void main(String[] names) throws Exception {
    var chosen = names.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(names);
    if (!PARTS.keySet().containsAll(chosen)) {
      Progress.say("Usage: bench " + PARTS.keySet());
      System.exit(2);
    }
    var began = Clock.systemUTC().instant();
    var table = new Table();
    var failed = false;
    for (var name : chosen) {
      Progress.say("== " + name);
      try (var workshop = new Workshop()) {
        PARTS.get(name).measure(workshop, table);
      } catch (Exception fault) {
        failed = true;
        Progress.say("The part '" + name + "' failed; the others go on.");
        fault.printStackTrace();
      }
    }
    System.out.println(table.markdown());
    System.out.println(machine(began));
    System.exit(failed ? 1 : 0);
  }

  private static String machine(Instant began) throws Exception {
    var cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown processor");
    var load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
    return "%s to %s UTC; %d cores (%s), Java %s, load of the last 15 minutes %s."
        .formatted(
            began.truncatedTo(ChronoUnit.MINUTES),
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES),
            Runtime.getRuntime().availableProcessors(),
            cpu,
            Runtime.version(),
            load[2]);
  }
}

package io.bailiwick.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the command to ready, against an empty Payara Micro with the same heap and collector: the
 * very first start, which makes a database, and any later one. And what the processes then hold.
 */
final class StartAndMemory implements Bench.Part {
  private static final Duration TO_COME_UP = Duration.ofSeconds(120);
  private static final int SECONDS = 15;

  @Override
  public void measure(Workshop workshop, Table table) throws Exception {
    var kept = new Server(workshop, Map.of());
    kept.start();
    kept.close();
    var starts =
        new Rounds()
            .of("empty Payara Micro", () -> startMicro(workshop))
            .of("first start", () -> startAndStop(new Server(workshop, Map.of())))
            .of("later start", () -> startAndStop(kept))
            .cold();
    var micro = starts.get("empty Payara Micro");
    var later = starts.get("later start");
    table.row("seconds to ready", "empty Payara Micro", micro);
    table.row(
        "seconds to ready",
        "later start",
        later,
        Table.atMost(3, "empty Payara Micro", later, micro));
    var first = starts.get("first start");
    table.row(
        "seconds to ready",
        "first start (makes the database)",
        first,
        Table.atMost(3, "empty Payara Micro", first, micro));
    memory(workshop, table, kept);
  }

  private static double startAndStop(Server server) throws InterruptedException {
    var took = server.start();
    server.close();
    return took;
  }

  private static double startMicro(Workshop workshop) throws Exception {
    var port = Workshop.freePort();
    var folder = Files.createTempDirectory(workshop.folder(), "micro");
    var from = System.nanoTime();
    var micro =
        workshop.start(
            "micro",
            "java",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-jar",
            microJar(workshop).toString(),
            "--noHazelcast",
            "--port",
            Integer.toString(port),
            "--rootDir",
            folder.toString());
    micro.await(TO_COME_UP, () -> answers(port));
    var took = (System.nanoTime() - from) / 1e9;
    micro.close();
    Workshop.delete(folder);
    return took;
  }

  private static Path microJar(Workshop workshop) throws IOException {
    try (var jars = Files.list(workshop.home().resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("payara-micro-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean answers(int port) {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/").toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode() > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void memory(Workshop workshop, Table table, Server server) throws Exception {
    server.start();
    Thread.sleep(5_000); // For what goes on for a moment after it is ready.
    var fresh = new Samples(List.of(residentMegabytes(server.pid())));
    table.row("MB resident", "server after start", fresh, Table.below(700, "MB", fresh));
    load(workshop, server);
    var loaded = new Samples(List.of(residentMegabytes(server.pid())));
    table.row("MB resident", "server after load", loaded);
    table.row("MB resident", "its PostgreSQL after load", new Samples(List.of(postgres(server))));
    server.close();
  }

  private static void load(Workshop workshop, Server server) throws Exception {
    var customer = server.customer();
    var path = "/api/v1/agents";
    var headers = customer.api().headers();
    var reads = new Wrk(workshop, "reads", server.url(), 64);
    reads.get(path + "/" + customer.agent(), headers).perSecond(SECONDS);
    var writes = new Wrk(workshop, "writes", server.url(), 64);
    writes.post(path, headers, "{\"name\": \"busy\"}").perSecond(SECONDS);
  }

  private static double residentMegabytes(long pid) throws IOException {
    return megabytes(Path.of("/proc/" + pid + "/status"), "VmRSS:");
  }

  /** Pages that its processes share are counted once. */
  private static double postgres(Server server) throws IOException {
    var postmaster = ProcessHandle.of(server.postgresPid()).orElseThrow();
    var sum = 0.0;
    for (var each : Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList()) {
      sum += megabytes(Path.of("/proc/" + each.pid() + "/smaps_rollup"), "Pss:");
    }
    return sum;
  }

  private static double megabytes(Path file, String field) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}

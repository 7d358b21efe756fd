package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.kernel.VpsId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A server in a JVM of its own, so that a test can kill it: it creates machines and then waits. */
final class ChildServer {

  static final String TOKEN = "beef".repeat(16);

  private final Process process;
  private final BufferedReader said;

  private ChildServer(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static MachineSpecification specification() {
    return new MachineSpecification(
        "agent", Programs.SAMPLE_AGENT, 1_000, 256, 1, Map.of("GATEWAY_TOKEN", TOKEN), List.of());
  }

  static ChildServer start(Path data, VpsId... wanted) throws IOException {
    Files.createDirectories(data);
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var path = System.getProperty("java.class.path");
    var words =
        new ArrayList<>(
            List.of(java, "-Xmx64m", "-cp", path, ChildServer.class.getName(), data.toString()));
    Arrays.stream(wanted).map(VpsId::toString).forEach(words::add);
    return new ChildServer(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  void awaitOpen() throws IOException {
    await("open");
  }

  void awaitMachines(int count) throws IOException {
    awaitOpen();
    for (var i = 0; i < count; i++) {
      await("created");
    }
  }

  private void await(String word) throws IOException {
    var line = said.readLine();
    if (!word.equals(line)) {
      throw new IOException("The child server said " + line + " and not " + word + ".");
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Arguments: the data folder, then the ids of the VPSes. */
  public static void main(String... arguments) throws Exception {
    var bed = new LocalBed(Path.of(arguments[0]));
    System.out.println("open");
    for (var i = 1; i < arguments.length; i++) {
      bed.provider().create(new VpsId(UUID.fromString(arguments[i])), specification());
      System.out.println("created");
    }
    Thread.sleep(Long.MAX_VALUE);
  }
}

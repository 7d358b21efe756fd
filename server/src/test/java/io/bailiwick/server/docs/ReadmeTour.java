package io.bailiwick.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The tour of the README, pasted into a shell as it stands. */
public final class ReadmeTour {

  private static final Path README = Path.of("../README.md");

  private ReadmeTour() {}

  /** Takes it on a server where sign-up needs approval, as on one that nobody has configured. */
  public static void take(LaunchedServer server) throws Exception {
    var said = paste(tour(), server);

    assertThat(said.lines().toList())
        .anyMatch(line -> line.contains("\"state\": \"running\""))
        .anyMatch(line -> line.contains("\"allowed\":"));
    var blocked = said.indexOf("{\"status\":403,");
    var budget = said.indexOf("{\"budget_cents\":500,");
    var passing = said.lastIndexOf("{\"status\":200,");
    assertThat(blocked).as("a blocked request in:%n%s", said).isPositive();
    assertThat(budget).as("then a raised budget in:%n%s", said).isGreaterThan(blocked);
    assertThat(passing).as("then a passing request in:%n%s", said).isGreaterThan(budget);
    assertThat(said).doesNotContain("curl:", "jq: error", "parse error");
  }

  private static String tour() throws IOException {
    var text = Files.readString(README);
    var start = text.indexOf("```bash\n") + "```bash\n".length();
    return text.substring(start, text.indexOf("\n```", start));
  }

  private static String paste(String commands, LaunchedServer server) throws Exception {
    var output = Files.createTempFile("bailiwick-tour", ".out");
    var shell = new ProcessBuilder("bash").redirectErrorStream(true);
    shell.redirectOutput(output.toFile());
    shell.environment().put("BAILIWICK_HTTP_PORT", String.valueOf(server.httpPort()));
    shell.environment().put("BAILIWICK_DATA", server.data().toString());
    var process = shell.start();
    try (var in = process.outputWriter()) {
      in.write(commands);
    }
    try {
      if (!process.waitFor(4, TimeUnit.MINUTES)) {
        throw new AssertionError("The tour does not end:\n" + Files.readString(output));
      }
      return Files.readString(output);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}

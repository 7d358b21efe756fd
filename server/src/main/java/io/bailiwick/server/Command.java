package io.bailiwick.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end. Its output goes to a file, since children may keep a pipe open. */
final class Command {
  private final List<String> words;

  Command(List<String> words) {
    this.words = List.copyOf(words);
  }

  /** How it ended and what it wrote. */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs it; after the patience it is killed and counts as failed. */
  Outcome run(Duration patience) {
    return run(patience, "");
  }

  /**
   * The same.
   *
   * @param input what it finds on its standard input; a few lines
   */
  Outcome run(Duration patience, String input) {
    try {
      var output = Files.createTempFile("bailiwick", ".out");
      try {
        return new Outcome(exitCode(output, patience, input), Files.readString(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException notStarted) {
      return new Outcome(127, notStarted.getMessage());
    }
  }

  private int exitCode(Path output, Duration patience, String input) throws IOException {
    var process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try (var typed = process.getOutputStream()) {
      typed.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedBefore) {
      // Then its exit code says why.
    }
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    Files.write(output, "took too long".getBytes(StandardCharsets.UTF_8));
    return 124;
  }
}

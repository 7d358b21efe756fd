package io.bailiwick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of ours, with its output in a file. */
final class Child implements AutoCloseable {
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** With no settings of Bailiwick's but these. */
  static Child start(Path output, Map<String, String> environment, List<String> words) {
    try {
      var builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("BAILIWICK_"));
      builder.environment().putAll(environment);
      return new Child(builder.start(), output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  long pid() {
    return process.pid();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Waits until that is so; looks fifty times a second, as little as a start can bear. */
  void await(Duration patience, BooleanSupplier isSo) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!isSo.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            output.getFileName() + " did not come up within " + patience + ":\n" + output());
      }
      Thread.sleep(20);
    }
  }

  /** What it printed by the time it ended by itself. */
  String result() throws InterruptedException {
    var code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          output.getFileName() + " ended with " + code + ":\n" + output());
    }
    return output();
  }

  /** SIGTERM, and SIGKILL for who does not listen. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

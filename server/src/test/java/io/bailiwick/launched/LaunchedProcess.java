package io.bailiwick.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the launcher; its output is kept in a file. */
public final class LaunchedProcess {
  private static final Path HOME =
      Path.of(System.getProperty("bailiwick.home", "target/bailiwick")).toAbsolutePath();

  /** The application, as the build left it. */
  static final Path EAR = HOME.resolve("bailiwick.ear");

  private final Process process;
  private final Path output;

  private LaunchedProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it with no settings but these. */
  public static LaunchedProcess start(Map<String, String> settings) {
    return start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx320m",
            "-XX:+UseSerialGC",
            // Half of a start's processor time is the second compiler's, which tests do not repay.
            "-XX:TieredStopAtLevel=1",
            "-jar",
            HOME.resolve("bailiwick-server.jar").toString()),
        settings);
  }

  /** Starts it by {@code ./run}, which takes what the build has just built. */
  static LaunchedProcess byRunScript(Map<String, String> settings, String... arguments) {
    try {
      Files.writeString(HOME.resolveSibling("built"), "");
      var words = new ArrayList<>(List.of(HOME.resolve("../../../run").normalize().toString()));
      words.addAll(List.of(arguments));
      return start(words, settings);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * Starts a command of {@code bin/bailiwick}, as the build left it, with no settings but these.
   */
  public static LaunchedProcess byHand(Map<String, String> settings, String... arguments) {
    var words = new ArrayList<>(List.of(HOME.resolve("bin/bailiwick").toString()));
    words.addAll(List.of(arguments));
    return start(words, settings);
  }

  /** Starts any command with no settings but these. */
  public static LaunchedProcess start(List<String> words, Map<String, String> settings) {
    try {
      var output = Files.createTempFile("bailiwick-test", ".out");
      var builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("BAILIWICK_"));
      builder.environment().putAll(settings);
      return new LaunchedProcess(builder.start(), output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Waits for its end by itself and answers its exit code. */
  public int exitCode(Duration patience) {
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    var said = output();
    kill();
    throw new AssertionError("The server did not end within " + patience + ":\n" + said);
  }

  /** Sends SIGTERM and waits. */
  public int terminate(Duration patience) {
    process.destroy();
    return exitCode(patience);
  }

  /** Sends SIGKILL and waits. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that it has printed so far, on both outputs. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

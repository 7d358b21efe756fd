package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the system that is run to its end, never longer than its patience, with nothing of
 * the server's environment.
 */
final class Command {

  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final int DETACH_SECONDS = 8;
  private static final int MOST_OUTPUT = 65_536;

  private final List<String> words;

  Command(List<String> words) {
    this.words = List.copyOf(words);
  }

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  /**
   * How it ended.
   *
   * @param output the first 64 KB of standard output; errors of the program are not kept
   */
  record Outcome(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  Outcome run(Duration patience) {
    return run(patience, new byte[0]);
  }

  /** Gives these bytes on standard input. Throws a passing problem when it does not end in time. */
  Outcome run(Duration patience, byte[] input) {
    try {
      var process = builder(words, Map.of()).redirectError(Redirect.DISCARD).start();
      var output = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
      CompletableFuture.runAsync(() -> feed(process, input));
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw ProviderException.passing(
            words.get(0) + " did not end within " + patience.toSeconds() + " s.", null);
      }
      return new Outcome(process.exitValue(), output.get(5, TimeUnit.SECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProviderException.passing("The server is stopping.", stopping);
    } catch (IOException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException failed) {
      throw ProviderException.passing(words.get(0) + " cannot be run.", failed);
    }
  }

  /**
   * Starts a script that goes into the background by itself, in a session of its own, after it has
   * read these bytes from its standard input. Throws a passing problem when it refuses.
   */
  static void detach(List<String> words, Map<String, String> environment, Path log, byte[] input)
      throws IOException {
    var detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(words);
    var builder = builder(detached, environment);
    // Only the last start is of interest.
    builder.redirectOutput(Redirect.to(log.toFile()));
    builder.redirectError(Redirect.appendTo(log.toFile()));
    var process = builder.start();
    feed(process, input);
    try {
      if (!process.waitFor(DETACH_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw ProviderException.passing(
            "The supervisor did not start; its reason is in " + log + ".", null);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProviderException.passing("The server is stopping.", stopping);
    }
  }

  private static ProcessBuilder builder(List<String> words, Map<String, String> environment) {
    var builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", PATH, "LC_ALL", "C"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static String drain(InputStream in) {
    try (in) {
      var kept = new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
      in.skip(Long.MAX_VALUE);
      return kept;
    } catch (IOException ended) {
      return "";
    }
  }

  private static void feed(Process process, byte[] input) {
    try (var in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException ended) {
      // It ended without reading everything; its exit code tells why.
    }
  }
}

package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands by the system's {@code ssh} over the private network. A server's host key is
 * believed when it is first seen, and then kept under the server's id, since addresses are used
 * again.
 */
final class OpenSsh implements Shell {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_WORDS = 200;

  private final String program;
  private final Path key;
  private final Path knownHosts;

  /**
   * @param program {@code ssh}, or where it is
   * @param folder of our own, for the private key and the known hosts
   */
  private OpenSsh(String program, Path folder) {
    this.program = program;
    this.key = folder.resolve("ssh-key");
    this.knownHosts = folder.resolve("known-hosts");
  }

  static OpenSsh with(String program, Path folder, String privateKey) {
    var ssh = new OpenSsh(program, folder);
    try {
      Files.createDirectories(folder, OwnerOnly.FOLDER);
      OwnerOnly.write(ssh.key, privateKey.strip() + "\n");
      return ssh;
    } catch (IOException e) {
      throw ProviderException.passing("The folder " + folder + " cannot be used.", e);
    }
  }

  @Override
  public void run(HetznerServer server, String command, String input) {
    var process = started(words(server, command));
    endInTime(process);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // It ended without reading; its exit status tells.
    }
    mustSucceed(process);
  }

  private static Process started(List<String> words) {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw ProviderException.passing("The program 'ssh' cannot be run; install it.", e);
    }
  }

  private List<String> words(HetznerServer server, String command) {
    return List.of(
        program,
        "-F",
        "none",
        "-i",
        key.toString(),
        "-o",
        "BatchMode=yes",
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "StrictHostKeyChecking=accept-new",
        "-o",
        "UserKnownHostsFile=" + knownHosts,
        "-o",
        "HostKeyAlias=server-" + server.id(),
        "-o",
        "ConnectTimeout=5",
        "-o",
        "LogLevel=ERROR",
        "root@" + server.privateIp(),
        command);
  }

  /** Also while it is written to: one that does not read would hold us for ever. */
  private static void endInTime(Process process) {
    process
        .onExit()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (ended, late) -> {
              if (late != null) {
                process.destroyForcibly();
              }
            });
  }

  private static void mustSucceed(Process process) {
    try {
      if (process.waitFor() != 0) {
        throw ProviderException.passing(
            "The server cannot be reached by SSH, or refused a command: " + said(process), null);
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw ProviderException.passing("The server is stopping.", stopping);
    }
  }

  private static String said(Process process) {
    try (var output = process.getInputStream()) {
      var words = new String(output.readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
      return words.strip().replaceAll("\\s+", " ");
    } catch (IOException closed) {
      return "it did not finish in time.";
    }
  }
}

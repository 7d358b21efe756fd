package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The system's {@code ssh} as we use it: with our key, with nothing of the user's configuration,
 * and to servers that show the host key which we gave them, and to no other.
 */
final class Ssh {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_READ = 2_000;
  private static final int MOST_WORDS = 200;

  private final String program;
  private final Path folder;
  private final int port;
  private final HostKeys hostKeys;

  /**
   * @param program {@code ssh}, or where it is
   * @param folder of our own, for the private key, the host keys, and ways
   */
  Ssh(String program, Path folder, int port, String privateKey) {
    this.program = program;
    this.folder = folder.toAbsolutePath();
    this.port = port;
    this.hostKeys = new HostKeys(privateKey);
    try {
      Files.createDirectories(folder, OwnerOnly.FOLDER);
      OwnerOnly.write(key(), privateKey.strip() + "\n");
    } catch (IOException e) {
      throw ProviderException.passing("The folder " + folder + " cannot be used.", e);
    }
  }

  Path folder() {
    return folder;
  }

  HostKeys hostKeys() {
    return hostKeys;
  }

  private Path key() {
    return folder.resolve("ssh-key");
  }

  private Path knownHost(VpsId vps) {
    return folder.resolve("host-" + vps);
  }

  /** Nothing is known any more of the VPS's server. */
  void forget(VpsId vps) {
    try {
      Files.deleteIfExists(knownHost(vps));
    } catch (IOException left) {
      // It is written anew before it is read.
    }
  }

  /**
   * Calls {@code ssh} and waits until it ends, 20 s at most.
   *
   * @param host of the VPS's server
   * @param more options, before the host
   * @param command for the server's shell, or none
   * @param input its standard input
   * @throws ProviderException passing when it does not end well
   */
  void call(VpsId vps, String host, List<String> more, List<String> command, String input) {
    var words = new ArrayList<>(options(vps));
    words.addAll(more);
    words.add("root@" + host);
    words.addAll(command);
    var process = started(words);
    endInTime(process);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // It ended without reading; its exit status tells.
    }
    mustSucceed(process);
  }

  private List<String> options(VpsId vps) {
    var name = "vps-" + vps;
    try {
      OwnerOnly.write(knownHost(vps), name + " " + hostKeys.of(vps).publicLine() + "\n");
    } catch (IOException e) {
      throw ProviderException.passing("The folder " + folder + " cannot be written.", e);
    }
    var words = new ArrayList<>(List.of(program, "-F", "none", "-i", key().toString()));
    words.addAll(List.of("-p", Integer.toString(port)));
    for (var option :
        List.of(
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "StrictHostKeyChecking=yes",
            "HostKeyAlgorithms=ssh-ed25519",
            "UserKnownHostsFile=" + knownHost(vps),
            "GlobalKnownHostsFile=none",
            "UpdateHostKeys=no",
            "HostKeyAlias=" + name,
            "ConnectTimeout=5",
            "LogLevel=ERROR")) {
      words.add("-o");
      words.add(option);
    }
    return words;
  }

  private static Process started(List<String> words) {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw ProviderException.passing("The program 'ssh' cannot be run; install it.", e);
    }
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
      var words = new String(output.readNBytes(MOST_READ), StandardCharsets.UTF_8);
      if (words.contains("HOST IDENTIFICATION HAS CHANGED")) {
        return "it does not have the host key that we gave it, so it is another one.";
      }
      var line = words.strip().replaceAll("\\s+", " ");
      return line.substring(0, Math.min(line.length(), MOST_WORDS));
    } catch (IOException closed) {
      return "it did not finish in time.";
    }
  }
}

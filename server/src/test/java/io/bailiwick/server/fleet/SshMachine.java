package io.bailiwick.server.fleet;

import io.bailiwick.launched.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A machine elsewhere: a real {@code sshd}, which has its host key from cloud-init, on a disk that
 * is a folder, with the sample agent on this host's loopback. It is one at a time, since the
 * agent's port is always the same.
 */
final class SshMachine implements AutoCloseable {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Pattern HOST_KEY =
      Pattern.compile(
          "-----BEGIN OPENSSH PRIVATE KEY-----.*-----END OPENSSH PRIVATE KEY-----", Pattern.DOTALL);

  /** What is asked of the real root folder is done in ours. */
  private static final String RUN =
      """
      #!/bin/sh
      command=$(printf %%s "$SSH_ORIGINAL_COMMAND" | sed "s#'/'#'%1$s'#
        s#'/home/agent'#'%1$s/home/agent'#
        s#/etc/bailiwick#%1$s/etc/bailiwick#
        s#systemctl restart bailiwick-agent.service#%1$s/restart-agent#")
      exec sh -c "$command"
      """;

  private static final String RESTART_AGENT =
      """
      #!/bin/sh
      %1$s/stop-agent
      env -i $(cat %1$s/etc/bailiwick/agent.env) HOME=%1$s/home/agent \\
        %2$s -Xmx48m -XX:+UseSerialGC -jar %3$s >%1$s/agent.log 2>&1 </dev/null &
      echo $! > %1$s/agent.pid
      """;

  private static final String STOP_AGENT =
      """
      #!/bin/sh
      test -f %1$s/agent.pid || exit 0
      kill "$(cat %1$s/agent.pid)" 2>/dev/null
      while kill -0 "$(cat %1$s/agent.pid)" 2>/dev/null; do sleep 0.1; done
      rm -f %1$s/agent.pid
      """;

  private static final String CONFIGURATION =
      """
      Port %2$d
      ListenAddress 127.0.0.1
      HostKey %1$s/host-key
      AuthorizedKeysFile %1$s/our-key.pub
      PidFile none
      StrictModes no
      UsePAM no
      PermitRootLogin prohibit-password
      PasswordAuthentication no
      ForceCommand %1$s/run
      """;

  private final Path disk;
  private final int port = FreePort.any();
  private Process sshd;

  SshMachine() throws IOException {
    disk = Files.createTempDirectory("bailiwick-machine");
    var home = Path.of(System.getProperty("bailiwick.home", "target/bailiwick")).toAbsolutePath();
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    script("run", RUN.formatted(disk));
    script("stop-agent", STOP_AGENT.formatted(disk));
    script("restart-agent", RESTART_AGENT.formatted(disk, java, home.resolve("sample-agent.jar")));
    Files.writeString(disk.resolve("sshd_config"), CONFIGURATION.formatted(disk, port));
    makeKey("our-key");
  }

  /** Real logins as root are root's alone to allow. */
  static boolean canRun() {
    return System.getProperty("user.name").equals("root") && Files.isExecutable(SSHD);
  }

  int port() {
    return port;
  }

  String privateKey() throws IOException {
    return Files.readString(disk.resolve("our-key"));
  }

  /** What cloud-init does with it. */
  void firstBoot(String userData) throws IOException {
    var key = HOST_KEY.matcher(userData);
    if (!key.find()) {
      throw new IllegalStateException("There is no host key in the user data.");
    }
    Files.writeString(disk.resolve("host-key"), key.group().replaceAll("\n +", "\n") + "\n");
    Files.setPosixFilePermissions(
        disk.resolve("host-key"), PosixFilePermissions.fromString("rw-------"));
    turnOn();
  }

  synchronized void turnOn() throws IOException {
    if (sshd == null) {
      Files.createDirectories(Path.of("/run/sshd")); // Where it locks itself in.
      sshd =
          new ProcessBuilder(
                  SSHD.toString(), "-D", "-e", "-f", disk.resolve("sshd_config").toString())
              .redirectErrorStream(true)
              .redirectOutput(disk.resolve("sshd.log").toFile())
              .start();
    }
  }

  synchronized void turnOff() {
    if (sshd != null) {
      sshd.descendants().forEach(ProcessHandle::destroyForcibly);
      sshd.destroyForcibly();
      sshd = null;
    }
    run(disk.resolve("stop-agent").toString());
  }

  synchronized boolean isOff() {
    return sshd == null;
  }

  /** By itself, as after a fault: its agent comes up again, and whoever was connected is cut. */
  void restart() throws IOException {
    turnOff();
    turnOn();
    run(disk.resolve("restart-agent").toString());
  }

  /** With another host key, as somebody would who has taken its address. */
  void restartAsImpostor() throws IOException {
    turnOff();
    Files.delete(disk.resolve("host-key"));
    makeKey("host-key");
    turnOn();
    run(disk.resolve("restart-agent").toString());
  }

  /** Of the present {@code sshd}. */
  String log() throws IOException {
    return Files.readString(disk.resolve("sshd.log"));
  }

  /** A value of what the agent was started with. */
  String environment(String name) throws IOException {
    return Files.readAllLines(disk.resolve("etc/bailiwick/agent.env")).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private void makeKey(String name) {
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", disk.resolve(name).toString());
  }

  private void script(String name, String text) throws IOException {
    var file = disk.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static void run(String... words) {
    try {
      var process = new ProcessBuilder(List.of(words)).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(words[0] + " failed.");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    turnOff();
    FreePort.deleteFolder(disk);
  }
}

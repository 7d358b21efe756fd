package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ways to gateways through SSH. For each machine that is talked to, one {@code ssh} in the
 * background listens on a unix socket in our folder and forwards what comes to the machine's
 * loopback, where its gateway listens and nobody else gets to. It ends by itself when it was idle
 * for ten minutes, or when the machine has not answered for 15 s; the next call opens it again.
 *
 * <p>Its control socket is there as long as it lives, which is how the way is known to be open.
 * Each {@code ssh} has sockets of its own names, since it removes them when it ends. One that a
 * killed server left behind ends when it is idle.
 */
final class SshWays {

  /** As {@link Machine#address} has it. */
  static final String SCHEME = "ssh:";

  private static final int IDLE_SECONDS = 600;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  /** Each waits some seconds for a machine that is not there, on a thread that others want. */
  private static final int MOST_OPENING = 16;

  private static final String PREFIX = "way-";
  private static final String SOCKET = ".s";
  private static final String CONTROL = ".c";

  private final Ssh ssh;
  private final Map<VpsId, Way> ways = new ConcurrentHashMap<>();
  private final Semaphore opening = new Semaphore(MOST_OPENING);

  SshWays(Ssh ssh) {
    this.ssh = ssh;
    removeLeftovers();
  }

  private void removeLeftovers() {
    try (var files = Files.newDirectoryStream(ssh.folder(), PREFIX + "*")) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // Nobody takes their names again.
    }
  }

  /**
   * @param address {@code ssh:host}
   */
  GatewayWay to(VpsId vps, String address) {
    if (!address.startsWith(SCHEME)) {
      throw ProviderException.permanent("The machine's address leads through no SSH.");
    }
    var host = address.substring(SCHEME.length());
    return ways.compute(
        vps, (id, known) -> known != null && known.host.equals(host) ? known : new Way(id, host));
  }

  /** The machine stops or goes. */
  void close(VpsId vps) {
    var way = ways.remove(vps);
    if (way != null) {
      way.close();
    }
  }

  void closeAll() {
    List.copyOf(ways.keySet()).parallelStream().forEach(this::close);
  }

  private final class Way implements GatewayWay {

    private final VpsId vps;
    private final String host;
    private volatile Path socket;
    private volatile Path control;
    private long failedAt = System.nanoTime() - AFTER_FAILURE.toNanos();
    private ProviderException failure;

    Way(VpsId vps, String host) {
      this.vps = vps;
      this.host = host;
      rename();
    }

    /** Short, since a socket's path has 108 bytes at most. */
    private void rename() {
      var name = PREFIX + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
      socket = ssh.folder().resolve(name + SOCKET);
      control = ssh.folder().resolve(name + CONTROL);
    }

    @Override
    public String address() {
      return "unix:" + socket;
    }

    @Override
    public boolean isOpen() {
      return Files.exists(control) && Files.exists(socket);
    }

    @Override
    public synchronized void open() {
      if (isOpen()) {
        return;
      }
      if (failure != null && System.nanoTime() - failedAt < AFTER_FAILURE.toNanos()) {
        throw failure;
      }
      if (!opening.tryAcquire()) {
        throw ProviderException.passing("Many ways are being opened; try again soon.", null);
      }
      try {
        forget();
        rename();
        ssh.call(vps, host, forwarding(), List.of(), "");
        failure = null;
      } catch (ProviderException closed) {
        failure = closed;
        failedAt = System.nanoTime();
        throw closed;
      } finally {
        opening.release();
      }
    }

    /** It goes into the background once the way stands. */
    private List<String> forwarding() {
      return List.of(
          "-f",
          "-N",
          "-o",
          "ControlMaster=yes",
          "-o",
          "ControlPath=" + control,
          "-o",
          "ControlPersist=" + IDLE_SECONDS,
          "-o",
          "ExitOnForwardFailure=yes",
          "-o",
          "ServerAliveInterval=5",
          "-L",
          socket + ":127.0.0.1:" + AgentHome.GATEWAY_PORT);
    }

    @Override
    public void forget() {
      try {
        Files.deleteIfExists(control);
        Files.deleteIfExists(socket);
      } catch (IOException left) {
        // Nobody takes its name again.
      }
    }

    synchronized void close() {
      if (Files.exists(control)) {
        try {
          ssh.call(vps, host, List.of("-o", "ControlPath=" + control, "-O", "exit"), List.of(), "");
        } catch (ProviderException gone) {
          // It ends by itself.
        }
      }
      forget();
      ssh.forget(vps);
    }
  }
}

package io.bailiwick.testdatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of the image that {@code on-docker} makes, on the machine's own network, so that the
 * engine needs neither a bridge nor a firewall's rule. Testcontainers removes it with the JVM.
 */
final class ContainerServer {
  private ContainerServer() {}

  /** Answers its port. */
  @SuppressWarnings("resource") // It lives as long as the JVM.
  static int start(String image, Access access) {
    var port = freePort();
    new GenericContainer<>(DockerImageName.parse(image))
        .withNetworkMode("host")
        .withEnv("HBA", access.rules())
        .withCommand(
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "max_connections=200")
        .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 1))
        .withStartupTimeout(Duration.ofMinutes(1))
        .start();
    return port;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free on the loopback.", e);
    }
  }
}

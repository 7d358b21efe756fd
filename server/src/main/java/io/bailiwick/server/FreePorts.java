package io.bailiwick.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks whether the ports can be had before anything is started. */
final class FreePorts {
  private FreePorts() {}

  /**
   * Opens each port for a moment.
   *
   * @throws StartRefused naming the port that cannot be had, and its setting
   */
  static void require(Settings settings) {
    require(Setting.HTTP_PORT, settings.httpPort());
    require(Setting.FORWARD_PROXY_PORT, settings.forwardProxyPort());
    settings.jmxPort().ifPresent(port -> require(Setting.JMX_PORT, port));
  }

  /** One that is free on loopback at this moment, chosen by the system. */
  static int onLoopback() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartRefused("No port is free on loopback: " + none.getMessage(), none);
    }
  }

  private static void require(Setting setting, int port) {
    try (var socket = new ServerSocket(port)) {
      socket.getLocalPort();
    } catch (IOException taken) {
      throw new StartRefused(
          "Port "
              + port
              + " cannot be used ("
              + taken.getMessage()
              + "). Stop what listens on it, or give another with "
              + setting.variable()
              + ".",
          taken);
    }
  }
}

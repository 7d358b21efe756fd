package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Settings;
import io.bailiwick.wire.TlsFiles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the proxies are configured.
 *
 * @param port {@code BAILIWICK_FORWARD_PROXY_PORT}; 0 takes any free one
 * @param allowLoopback {@code BAILIWICK_PROXY_ALLOW_LOOPBACK}: lets the forward proxy reach
 *     loopback and this host's own addresses
 * @param certificate {@code BAILIWICK_TLS_CERTIFICATE}; empty where the forward proxy speaks no TLS
 * @param key {@code BAILIWICK_TLS_KEY}
 */
record TrafficSettings(
    int port, boolean allowLoopback, Optional<Path> certificate, Optional<Path> key) {

  private static final Logger LOG = System.getLogger(TrafficSettings.class.getName());

  static TrafficSettings read() {
    return new TrafficSettings(
        Settings.number("bailiwick.forward-proxy-port", 3128, 0, 65_535),
        Settings.flag("bailiwick.proxy-allow-loopback", false),
        Settings.text("bailiwick.tls-certificate").map(Path::of),
        Settings.text("bailiwick.tls-key").map(Path::of));
  }

  /**
   * What the forward proxy speaks TLS with; null for none.
   *
   * @throws IllegalStateException saying in a line why a server cannot serve with the files
   */
  TlsFiles tls() {
    if (certificate.isEmpty() || key.isEmpty()) {
      return null;
    }
    return TlsFiles.open(
        certificate.get(), key.get(), line -> LOG.log(Level.WARNING, "Forward proxy: " + line));
  }
}

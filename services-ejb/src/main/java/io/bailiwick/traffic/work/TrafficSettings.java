package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Settings;

/**
 * How the proxies are configured.
 *
 * @param port {@code BAILIWICK_FORWARD_PROXY_PORT}; 0 takes any free one
 * @param allowLoopback {@code BAILIWICK_PROXY_ALLOW_LOOPBACK}: lets the forward proxy reach
 *     loopback and this host's own addresses
 */
record TrafficSettings(int port, boolean allowLoopback) {

  static TrafficSettings read() {
    return new TrafficSettings(
        Settings.number("bailiwick.forward-proxy-port", 3128, 0, 65_535),
        Settings.flag("bailiwick.proxy-allow-loopback", false));
  }
}

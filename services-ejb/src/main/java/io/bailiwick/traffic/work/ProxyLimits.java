package io.bailiwick.traffic.work;

import java.time.Duration;

/**
 * What one connection, one organization and the whole node may take. Times are measured with the
 * machine's own ticker, not the movable clock: sockets live in real time.
 *
 * @param connections open client connections on this node; more are closed at once
 * @param connectionsEach the same for one organization; more are answered 429
 * @param headTimeout from the first byte of a request to the end of its head
 * @param keepAlive how long a connection may rest between two requests
 * @param idle how long an open exchange or tunnel may carry nothing, either way
 * @param connectTimeout for each address of a target that is tried
 * @param maxLine bytes of a request or status line
 * @param maxHead bytes of all header fields together
 */
record ProxyLimits(
    int connections,
    int connectionsEach,
    Duration headTimeout,
    Duration keepAlive,
    Duration idle,
    Duration connectTimeout,
    int maxLine,
    int maxHead) {

  static ProxyLimits standard() {
    return new ProxyLimits(
        20_000,
        2_000,
        Duration.ofSeconds(10),
        Duration.ofSeconds(75),
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        16 * 1024,
        64 * 1024);
  }
}

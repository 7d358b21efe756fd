package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.work.remote.Endpoint;
import io.bailiwick.fleet.work.remote.PrivateNetwork;
import java.time.Duration;
import java.util.Optional;

/**
 * What the provider needs to know.
 *
 * @param app whose machines ours are; it exists already
 * @param region where machines are made; empty for where Fly likes
 * @param network the private one in which machines' gateways are, and this server is
 * @param settling how long a call waits for a machine to reach a state, in whole seconds; Fly takes
 *     60 s at most
 */
public record FlyConfiguration(
    Endpoint endpoint,
    String app,
    Optional<String> region,
    PrivateNetwork network,
    Duration settling) {

  /** With half a minute for a machine to reach a state. */
  public static FlyConfiguration of(
      Endpoint endpoint, String app, Optional<String> region, PrivateNetwork network) {
    return new FlyConfiguration(endpoint, app, region, network, Duration.ofSeconds(30));
  }
}

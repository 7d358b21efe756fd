package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.work.remote.Endpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the provider needs to know.
 *
 * @param location where servers are made; empty for where Hetzner likes
 * @param network the private network by whose addresses SSH is reached; empty for public addresses
 * @param firewall guards the public side; empty for none
 * @param sshPort where servers' SSH listens
 * @param sshKey name or id, at Hetzner, of the key that gets in
 * @param agentImage the container that runs as the agent; empty where the OS image brings its own
 *     unit {@code bailiwick-agent.service}
 */
public record HetznerConfiguration(
    Endpoint endpoint,
    Optional<String> location,
    OptionalLong network,
    OptionalLong firewall,
    int sshPort,
    String sshKey,
    Optional<String> agentImage,
    Waiting waiting) {

  /**
   * @param look first pause between two looks at what is under way; later ones grow to five times
   *     that
   * @param settling how long a call waits for a server or an action
   * @param reaching how long it tries to reach a booting server by SSH
   */
  public record Waiting(Duration look, Duration settling, Duration reaching) {

    /** A second, half a minute, half a minute. */
    public static final Waiting USUAL =
        new Waiting(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30));
  }
}

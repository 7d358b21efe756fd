package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.fleet.work.remote.FileRecords;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new server does when it first boots: it takes the SSH host key by which we know it, and
 * learns how to run the agent's container, with Docker from the OS image or installed now. Where
 * the OS image brings its own unit, nothing is installed.
 *
 * <p>No secret of the customer's stands here, since every process of the server can read it from
 * the metadata service; the agent's container cannot.
 */
final class CloudInit {

  /** What image references are made of; anything else would be shell. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@+-]{0,254}");

  /**
   * The gateway listens on the server's loopback only, which its SSH leads to; and the container is
   * kept from the metadata service, which tells the host key.
   */
  private static final String RUN =
      """
      #!/bin/sh
      set -eu
      metadata="-d 169.254.169.254 -j REJECT"
      iptables -C DOCKER-USER $metadata 2>/dev/null || iptables -I DOCKER-USER $metadata
      docker rm -f bailiwick-agent >/dev/null 2>&1 || true
      mkdir -p %1$s
      chmod -R a+rwX %1$s
      exec docker run --rm --name bailiwick-agent --env-file %2$s \\
        -v %1$s:%1$s -p 127.0.0.1:%3$d:%3$d %4$s
      """;

  private static final String UNIT =
      """
      [Unit]
      Description=The agent
      After=network-online.target docker.service
      Wants=network-online.target
      ConditionPathExists=%s

      [Service]
      ExecStart=/usr/local/sbin/bailiwick-agent
      ExecStop=/usr/bin/docker stop -t 10 bailiwick-agent
      Restart=always
      RestartSec=3

      [Install]
      WantedBy=multi-user.target
      """;

  /** Those that the image may have brought are removed, so that there is only this one. */
  private static final String HOST_KEY =
      """
      #cloud-config
      ssh_deletekeys: true
      ssh_keys:
        ed25519_private: |
      %s
        ed25519_public: %s
      """;

  private static final String AGENT =
      """
      write_files:
        - path: /usr/local/sbin/bailiwick-agent
          permissions: "0755"
          encoding: b64
          content: %s
        - path: /etc/systemd/system/bailiwick-agent.service
          encoding: b64
          content: %s
      runcmd:
        - [sh, -c, "command -v docker || { apt-get update && apt-get install -y docker.io; }"]
        - [systemctl, daemon-reload]
        - [systemctl, enable, --now, bailiwick-agent.service]
      """;

  private final String agent;

  /**
   * @throws IllegalArgumentException for what is no image reference
   */
  CloudInit(Optional<String> agentImage) {
    agent = agentImage.map(CloudInit::container).orElse("");
  }

  String userData(HostKey key) {
    var indented = key.privateText().strip().indent(4).stripTrailing();
    return HOST_KEY.formatted(indented, key.publicLine()) + agent;
  }

  private static String container(String image) {
    if (!REFERENCE.matcher(image).matches()) {
      throw new IllegalArgumentException(
          "BAILIWICK_HETZNER_AGENT_IMAGE must be an image reference such as example.org/agent:1.");
    }
    var run = RUN.formatted(AgentHome.PATH, Deliver.ENVIRONMENT, AgentHome.GATEWAY_PORT, image);
    return AGENT.formatted(
        FileRecords.base64(run), FileRecords.base64(UNIT.formatted(Deliver.ENVIRONMENT)));
  }
}

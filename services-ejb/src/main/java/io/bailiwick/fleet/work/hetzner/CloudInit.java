package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.fleet.work.remote.FileRecords;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new server does when it first boots: it learns how to run the agent's container, with
 * Docker from the OS image or installed now. Nothing secret stands here, since every process of the
 * server can read it from the metadata service. Where the OS image brings its own unit, nothing is
 * installed.
 */
final class CloudInit {

  /** What image references are made of; anything else would be shell. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@+-]{0,254}");

  /** The gateway listens on the private address only: its token must not cross a public network. */
  private static final String RUN =
      """
      #!/bin/sh
      set -eu
      networks=$(curl -fsS --max-time 5 http://169.254.169.254/hetzner/v1/metadata/private-networks)
      private=$(printf '%%s\\n' "$networks" | sed -n 's/^- ip: *//p' | head -n 1)
      test -n "$private"
      docker rm -f bailiwick-agent >/dev/null 2>&1 || true
      mkdir -p %1$s
      chmod -R a+rwX %1$s
      exec docker run --rm --name bailiwick-agent --env-file %2$s \\
        -v %1$s:%1$s -p "$private:%3$d:%3$d" %4$s
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

  private static final String CONFIG =
      """
      #cloud-config
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

  private CloudInit() {}

  static String userData(Optional<String> agentImage) {
    return agentImage.map(CloudInit::container).orElse("#cloud-config\n{}\n");
  }

  private static String container(String image) {
    if (!REFERENCE.matcher(image).matches()) {
      throw new IllegalArgumentException(
          "BAILIWICK_HETZNER_AGENT_IMAGE must be an image reference such as example.org/agent:1.");
    }
    var run = RUN.formatted(AgentHome.PATH, Deliver.ENVIRONMENT, AgentHome.GATEWAY_PORT, image);
    return CONFIG.formatted(
        FileRecords.base64(run), FileRecords.base64(UNIT.formatted(Deliver.ENVIRONMENT)));
  }
}

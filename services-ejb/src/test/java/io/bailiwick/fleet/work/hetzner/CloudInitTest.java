package io.bailiwick.fleet.work.hetzner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.VpsId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CloudInitTest {

  private static final HostKey KEY = new HostKeys("secret").of(VpsId.next());

  private static String userData(Optional<String> agentImage) {
    return new CloudInit(agentImage).userData(KEY);
  }

  @Test
  void the_agents_container_is_published_on_the_servers_loopback_only() {
    var script = decoded(userData(Optional.of("example.org/agent:1")), 1);
    assertThat(script)
        .startsWith("#!/bin/sh\n")
        .contains("-p 127.0.0.1:18789:18789 example.org/agent:1")
        .contains("--env-file /etc/bailiwick/agent.env");
  }

  @Test
  void the_container_is_kept_from_the_metadata_service_that_tells_the_host_key() {
    assertThat(decoded(userData(Optional.of("agent")), 1))
        .containsSubsequence("-d 169.254.169.254 -j REJECT", "DOCKER-USER", "exec docker run");
  }

  @Test
  void the_server_is_given_its_host_key_and_no_other() {
    assertThat(userData(Optional.empty()))
        .startsWith("#cloud-config\nssh_deletekeys: true\nssh_keys:\n  ed25519_private: |\n")
        .contains("\n    -----BEGIN OPENSSH PRIVATE KEY-----\n    b3BlbnNzaC1rZXktdjE")
        .endsWith("  ed25519_public: " + KEY.publicLine() + "\n");
  }

  @Test
  void the_unit_waits_for_the_environment_and_restarts_what_dies() {
    assertThat(decoded(userData(Optional.of("agent")), 2))
        .contains("ConditionPathExists=/etc/bailiwick/agent.env", "Restart=always");
  }

  @Test
  void an_image_that_brings_its_own_unit_is_left_alone() {
    assertThat(userData(Optional.empty())).doesNotContain("write_files", "runcmd");
  }

  @Test
  void what_is_no_image_reference_never_gets_into_a_shell() {
    assertThatThrownBy(() -> new CloudInit(Optional.of("agent; rm -rf /")))
        .hasMessageContaining("BAILIWICK_HETZNER_AGENT_IMAGE");
  }

  @Test
  void it_is_far_below_what_hetzner_takes() {
    assertThat(userData(Optional.of("example.org/agent:1")).length()).isLessThan(8_192);
  }

  private static String decoded(String userData, int which) {
    var contents = Pattern.compile("content: (\\S+)").matcher(userData);
    for (var i = 0; i < which; i++) {
      assertThat(contents.find()).isTrue();
    }
    return new String(Base64.getDecoder().decode(contents.group(1)), StandardCharsets.UTF_8);
  }
}

package io.bailiwick.fleet.work.hetzner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CloudInitTest {

  @Test
  void the_agents_container_is_published_on_the_private_address_only() {
    var script = decoded(CloudInit.userData(Optional.of("example.org/agent:1")), 1);
    assertThat(script)
        .startsWith("#!/bin/sh\n")
        .contains("-p \"$private:18789:18789\" example.org/agent:1")
        .contains("--env-file /etc/bailiwick/agent.env")
        .contains("printf '%s\\n'");
  }

  @Test
  void the_unit_waits_for_the_environment_and_restarts_what_dies() {
    assertThat(decoded(CloudInit.userData(Optional.of("agent")), 2))
        .contains("ConditionPathExists=/etc/bailiwick/agent.env", "Restart=always");
  }

  @Test
  void an_image_that_brings_its_own_unit_is_left_alone() {
    assertThat(CloudInit.userData(Optional.empty())).isEqualTo("#cloud-config\n{}\n");
  }

  @Test
  void what_is_no_image_reference_never_gets_into_a_shell() {
    assertThatThrownBy(() -> CloudInit.userData(Optional.of("agent; rm -rf /")))
        .hasMessageContaining("BAILIWICK_HETZNER_AGENT_IMAGE");
  }

  @Test
  void it_is_far_below_what_hetzner_takes() {
    assertThat(CloudInit.userData(Optional.of("example.org/agent:1")).length()).isLessThan(8_192);
  }

  private static String decoded(String userData, int which) {
    var contents = Pattern.compile("content: (\\S+)").matcher(userData);
    for (var i = 0; i < which; i++) {
      assertThat(contents.find()).isTrue();
    }
    return new String(Base64.getDecoder().decode(contents.group(1)), StandardCharsets.UTF_8);
  }
}

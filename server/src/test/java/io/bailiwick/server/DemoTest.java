package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void the_demo_runs_the_sample_agent_whatever_else_is_offered() {
    var own = configuration("1", "local", "our-program");
    var remote = configuration("2", "hetzner", "sample-agent");
    var sample = configuration("3", "local", "sample-agent");

    assertThat(Demo.ofSampleAgent(List.of(own, remote, sample))).contains("3");
    assertThat(Demo.ofSampleAgent(List.of(own, remote))).isEmpty();
  }

  private static Map<String, Object> configuration(String id, String provider, String image) {
    return Map.of("id", id, "provider", provider, "image", image);
  }
}

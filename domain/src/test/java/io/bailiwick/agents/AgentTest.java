package io.bailiwick.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.kernel.VpsId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void an_agent_has_one_vps_at_most() {
    var agent = agent();

    assertThatThrownBy(agent::mustHaveVps).hasMessageContaining("no VPS");
    agent.moveTo(VpsId.next(), NOW);
    assertThatThrownBy(() -> agent.moveTo(VpsId.next(), NOW)).hasMessageContaining("already");
  }

  @Test
  void a_gateway_token_is_64_hex_digits_and_never_shown_by_accident() {
    var token = GatewayToken.random();

    assertThat(token.text()).matches("[0-9a-f]{64}");
    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(token.hash()).isEqualTo(GatewayToken.hash(token.text())).hasSize(32);
  }

  @Test
  void denied_tools_are_kept_in_order_and_read_back() {
    var agent = agent();

    agent.deny(List.of("exec", "web.*", "a:b-c_d"), NOW);
    assertThat(agent.toolsDeny()).containsExactly("exec", "web.*", "a:b-c_d");
    agent.deny(List.of(), NOW);
    assertThat(agent.toolsDeny()).isEmpty();
    assertThatThrownBy(() -> agent.deny(List.of("a\",\"b"), NOW)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> agent.deny(List.of("a", "a"), NOW)).isInstanceOf(Problem.class);
  }

  @Test
  void only_the_files_that_agents_read_may_be_written() {
    assertThat(new WorkspaceFile("SOUL.md", "kind", NOW).filename()).isEqualTo("SOUL.md");
    for (var name : List.of("EVIL.md", "../SOUL.md", "soul.md", "")) {
      assertThatThrownBy(() -> new WorkspaceFile(name, "", NOW)).isInstanceOf(Problem.class);
    }
    var long101k = "x".repeat(100_001);
    assertThatThrownBy(() -> new WorkspaceFile("SOUL.md", long101k, NOW))
        .hasMessageContaining("100000");
  }

  private static Agent agent() {
    return Agent.create(
        OrganizationId.next(),
        Optional.empty(),
        "Ada",
        GatewayToken.random(),
        SecretId.next(),
        NOW);
  }
}

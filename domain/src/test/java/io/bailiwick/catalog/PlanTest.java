package io.bailiwick.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void the_defaults_are_the_seeds() {
    var terms = PlanTerms.withDefaults(5, 5);

    assertThat(terms.maxBandwidthBytes()).isEqualTo(107_374_182_400L);
    assertThat(terms.maxStorageBytes()).isEqualTo(53_687_091_200L);
    assertThat(terms.maxCpuMs()).isEqualTo(360_000_000L);
    assertThat(terms.maxMemoryMbSeconds()).isEqualTo(368_640_000L);
    assertThat(terms.allowance().rates()).isEqualTo(new OverageRates(0, 0, 0));
    assertThat(terms.overageAllowed()).isTrue();
    assertThat(terms.maxBoxes()).isEqualTo(1);
    assertThat(terms.maxAgentsPerBox()).isEqualTo(5);
  }

  @Test
  void a_change_leaves_alone_what_it_does_not_name() {
    var plan = new Plan(PlanId.next(), "small", PlanTerms.withDefaults(5, 5), NOW);

    plan.change(changeOfAgents(7), NOW.plusSeconds(1));

    assertThat(plan.name()).isEqualTo("small");
    assertThat(plan.terms().maxAgents()).isEqualTo(7);
    assertThat(plan.terms().maxVpses()).isEqualTo(5);
    assertThat(plan.terms().maxBoxes()).isNull();
    assertThat(plan.terms().maxAgentsPerBox()).isEqualTo(5);
    assertThat(plan.updatedAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void a_term_out_of_range_is_refused_by_its_name() {
    assertThatThrownBy(() -> PlanTerms.withDefaults(-1, 1_000_001))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.errors())
                    .extracting(Problem.FieldError::field)
                    .containsExactly("max_agents", "max_vpses"));
  }

  private static PlanChange changeOfAgents(int agents) {
    return new PlanChange(
        null,
        agents,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        NewLimit.to(null),
        NewLimit.LEFT_ALONE);
  }
}

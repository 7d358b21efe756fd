package io.bailiwick.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Work.Step;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PROVISIONING, RUNNING, CREATE",
    "PROVISIONING, STOPPED, CREATE",
    "PROVISIONING, DESTROYED, DESTROY",
    "RUNNING, RUNNING, NOTHING",
    "RUNNING, STOPPED, STOP",
    "RUNNING, DESTROYED, DESTROY",
    "STOPPED, RUNNING, START",
    "STOPPED, STOPPED, NOTHING",
    "STOPPED, DESTROYED, DESTROY",
    "DESTROYED, RUNNING, NOTHING",
    "DESTROYED, DESTROYED, NOTHING",
  })
  void the_next_step_follows_from_what_is_seen_and_wanted(
      VpsState state, DesiredState target, Step step) {
    assertThat(work(state, target, 0, 0, NOW).step()).isEqualTo(step);
  }

  @Test
  void a_running_machine_restarts_before_it_is_configured() {
    assertThat(work(VpsState.RUNNING, DesiredState.RUNNING, 1, 1, NOW).step())
        .isEqualTo(Step.RESTART);
    assertThat(work(VpsState.RUNNING, DesiredState.RUNNING, 0, 1, NOW).step())
        .isEqualTo(Step.CONFIGURE);
  }

  @Test
  void provisioning_is_given_up_when_asking_again_is_of_no_use_or_took_15_minutes() {
    var young = work(VpsState.PROVISIONING, DesiredState.RUNNING, 0, 0, NOW);
    var old =
        work(VpsState.PROVISIONING, DesiredState.RUNNING, 0, 0, NOW.minus(Duration.ofMinutes(16)));
    var passing = ProviderException.passing("It did not answer.", null);
    var permanent = ProviderException.permanent("There is no such image.");

    assertThat(failed(young, passing).giveUp()).isFalse();
    assertThat(failed(young, permanent).giveUp()).isTrue();
    assertThat(failed(old, passing).giveUp()).isTrue();
  }

  @Test
  void a_machine_that_was_there_once_is_never_given_up() {
    var old = work(VpsState.STOPPED, DesiredState.RUNNING, 0, 0, NOW.minus(Duration.ofDays(9)));
    var dying = work(VpsState.RUNNING, DesiredState.DESTROYED, 0, 0, NOW);
    var permanent = ProviderException.permanent("The account is closed.");

    assertThat(failed(old, permanent).giveUp()).isFalse();
    assertThat(failed(dying, permanent).giveUp()).isFalse();
  }

  @Property
  void pauses_grow_with_the_attempts_and_stay_below_five_minutes(
      @ForAll @IntRange(max = 1000) int attempts, @ForAll long seed) {
    var pause = Backoff.after(attempts, new java.util.Random(seed));

    assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofMinutes(5));
    if (attempts >= 9) {
      assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(150));
    }
  }

  private static Outcome failed(Work work, ProviderException e) {
    return Outcome.failed(work, e, Backoff.after(0, RandomGenerator.getDefault()), NOW);
  }

  private static Work work(
      VpsState state, DesiredState target, int restart, int config, Instant created) {
    return new Work(
        VpsId.next(),
        OrganizationId.next(),
        "agent-x",
        "local",
        state,
        target,
        restart,
        0,
        config,
        0,
        0,
        null,
        created,
        NOW,
        NOW);
  }
}

package io.bailiwick.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsConfigId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VpsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PROVISIONING, RUNNING, false",
    "RUNNING, RUNNING, false",
    "RUNNING, STOPPED, false",
    "STOPPED, STOPPED, true",
    "STOPPED, RUNNING, true",
    "STOPPED, DESTROYED, false",
    "DESTROYED, DESTROYED, false",
  })
  void a_vps_starts_only_from_stopped(VpsState state, DesiredState desired, boolean allowed) {
    var vps = vps(state, desired, null);

    if (allowed) {
      vps.start(NOW);
      assertThat(vps.desiredState()).isEqualTo(DesiredState.RUNNING);
    } else {
      assertThatThrownBy(() -> vps.start(NOW)).isInstanceOf(Problem.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PROVISIONING, RUNNING, false",
    "RUNNING, RUNNING, true",
    "RUNNING, STOPPED, true",
    "STOPPED, STOPPED, false",
    "STOPPED, RUNNING, true",
    "RUNNING, DESTROYED, false",
    "DESTROYED, DESTROYED, false",
  })
  void a_vps_stops_when_it_runs_or_is_about_to(
      VpsState state, DesiredState desired, boolean allowed) {
    var vps = vps(state, desired, null);

    if (allowed) {
      vps.stop(NOW);
      assertThat(vps.desiredState()).isEqualTo(DesiredState.STOPPED);
    } else {
      assertThatThrownBy(() -> vps.stop(NOW)).isInstanceOf(Problem.class);
    }
  }

  @Test
  void starting_takes_a_hold_away_and_stopping_leaves_it() {
    var started = vps(VpsState.STOPPED, DesiredState.RUNNING, Hold.BUDGET);
    started.start(NOW);
    assertThat(started.hold()).isEmpty();

    var stopped = vps(VpsState.STOPPED, DesiredState.RUNNING, Hold.BUDGET);
    stopped.stop(NOW);
    assertThat(stopped.hold()).contains(Hold.BUDGET);
  }

  @Test
  void a_held_vps_neither_restarts_nor_counts_as_running() {
    var held = vps(VpsState.RUNNING, DesiredState.RUNNING, Hold.STORAGE);

    assertThat(held.isRunning()).isFalse();
    assertThatThrownBy(() -> held.restart(NOW)).hasMessageContaining("not running");
  }

  @Test
  void destroying_condemns_once_and_for_all() {
    var vps = vps(VpsState.PROVISIONING, DesiredState.RUNNING, null);

    assertThat(vps.destroy(NOW)).isEqualTo(new VpsCondemned(vps.id(), vps.organization()));
    assertThatThrownBy(() -> vps.destroy(NOW)).hasMessageContaining("being destroyed");
    assertThatThrownBy(() -> vps.equip("{}", NOW)).isInstanceOf(Problem.class);
  }

  private static Vps vps(VpsState state, DesiredState desired, Hold hold) {
    var order = new VpsOrder(VpsConfigId.next(), "agent-x", "local", false, "{}");
    var vps = Vps.order(OrganizationId.next(), Optional.empty(), order, NOW);
    set(vps, "state", state);
    set(vps, "desiredState", desired);
    set(vps, "hold", hold);
    return vps;
  }

  /** As the reconciler does by SQL, beside the class. */
  private static void set(Vps vps, String field, Object value) {
    try {
      var it = Vps.class.getDeclaredField(field);
      it.setAccessible(true);
      it.set(vps, value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}

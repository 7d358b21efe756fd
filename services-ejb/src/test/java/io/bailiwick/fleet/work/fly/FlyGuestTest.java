package io.bailiwick.fleet.work.fly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.fleet.MachineSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlyGuestTest {

  @Test
  void a_machine_is_as_large_as_asked_and_no_larger_than_it_must_be() {
    assertThat(fitting(1_000, 512)).isEqualTo(new FlyGuest("shared", 1, 512));
    assertThat(fitting(2_000, 2_048)).isEqualTo(new FlyGuest("shared", 2, 2_048));
    assertThat(fitting(1, 1)).isEqualTo(new FlyGuest("shared", 1, 256));
  }

  @Test
  void cores_and_memory_come_in_steps() {
    assertThat(fitting(2_500, 700)).isEqualTo(new FlyGuest("shared", 4, 1_024));
    assertThat(fitting(500, 300)).isEqualTo(new FlyGuest("shared", 1, 512));
  }

  @Test
  void much_memory_needs_more_cores() {
    assertThat(fitting(1_000, 4_096)).isEqualTo(new FlyGuest("shared", 2, 4_096));
  }

  @Test
  void what_shared_cores_cannot_give_others_do() {
    assertThat(fitting(9_000, 1_024)).isEqualTo(new FlyGuest("performance", 10, 20_480));
    assertThat(fitting(1_000, 20_000)).isEqualTo(new FlyGuest("performance", 4, 20_224));
  }

  @Test
  void what_fly_does_not_have_is_refused_in_words() {
    assertThatThrownBy(() -> fitting(17_000, 1_024))
        .hasMessageContaining("17 cores")
        .hasMessageContaining("smaller VPS configuration");
  }

  private static FlyGuest fitting(int millicores, int memoryMb) {
    return FlyGuest.fitting(
        new MachineSpecification("agent", "image", millicores, memoryMb, 1, Map.of(), List.of()));
  }
}

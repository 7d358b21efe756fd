package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.OrganizationId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The share of each organization, at the forward proxy and at the gateway. */
class OrganizationSlotsTest {

  private final OrganizationSlots slots = new OrganizationSlots(3);
  private final OrganizationId greedy = OrganizationId.next();
  private final OrganizationId modest = OrganizationId.next();

  @Test
  void whoever_has_its_share_gets_no_more_and_takes_nobody_elses() {
    for (var i = 0; i < 3; i++) {
      assertThat(slots.enter(greedy)).isTrue();
    }
    assertThat(slots.enter(greedy)).isFalse();
    assertThat(slots.enter(modest)).isTrue();
    slots.leave(greedy);
    assertThat(slots.enter(greedy)).isTrue();
    assertThat(slots.enter(greedy)).isFalse();
  }

  @Test
  void many_at_once_get_the_share_and_not_one_more() {
    var entered = IntStream.range(0, 1_000).parallel().filter(i -> slots.enter(greedy)).count();
    assertThat(entered).isEqualTo(3);
  }
}

package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import org.junit.jupiter.api.Test;

class SocketSlotsTest {

  private final SocketSlots slots = new SocketSlots(100);
  private final OrganizationId greedy = OrganizationId.next();
  private final OrganizationId other = OrganizationId.next();

  private void mustRefuse(OrganizationId organization, ProblemType type) {
    assertThatThrownBy(() -> slots.enter(organization))
        .isInstanceOfSatisfying(
            Problem.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.retryAfterSeconds()).isPresent();
            });
  }

  @Test
  void an_organization_opens_64_and_a_node_what_it_bears() {
    for (var i = 0; i < 64; i++) {
      slots.enter(greedy);
    }
    mustRefuse(greedy, ProblemType.TOO_MANY_REQUESTS);
    for (var i = 0; i < 36; i++) {
      slots.enter(other);
    }
    mustRefuse(other, ProblemType.UNAVAILABLE);
    mustRefuse(OrganizationId.next(), ProblemType.UNAVAILABLE);

    slots.leave(greedy);
    slots.enter(other);
    mustRefuse(other, ProblemType.UNAVAILABLE);
  }
}

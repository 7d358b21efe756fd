package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SessionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeavesTest {

  private final Leaves leaves = new Leaves();
  private final UsedCredential ann = somebody();
  private final UsedCredential ben = somebody();

  private static UsedCredential somebody() {
    return new UsedCredential(
        OrganizationId.next(), Optional.of(SessionId.next()), Optional.empty());
  }

  @Test
  void whoever_is_not_found_standing_loses_what_is_open_and_nobody_else_does() {
    var anns = leaves.enter(ann);
    var bens = leaves.enter(ben);
    leaves.recheck(used -> Set.of(ben));
    assertThat(anns.stands()).isFalse();
    assertThat(bens.stands()).isTrue();
  }

  @Test
  void however_much_one_has_open_one_is_asked_for_once() {
    leaves.enter(ann);
    leaves.enter(ann);
    leaves.enter(ben);
    List<Collection<UsedCredential>> asked = new ArrayList<>();
    leaves.recheck(
        used -> {
          asked.add(used);
          return Set.copyOf(used);
        });
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0)).containsExactlyInAnyOrder(ann, ben);
  }

  @Test
  void who_has_closed_all_is_not_asked_for_any_more() {
    var one = leaves.enter(ann);
    var other = leaves.enter(ann);
    leaves.exit(one);
    assertThat(leaves.recheck(used -> Set.copyOf(used))).isEqualTo(1);
    leaves.exit(other);
    assertThat(leaves.recheck(used -> Set.copyOf(used))).isZero();
  }

  @Test
  void who_is_let_in_again_opens_anew_and_what_was_cut_stays_cut() {
    var before = leaves.enter(ann);
    leaves.recheck(used -> Set.of());
    var after = leaves.enter(ann);
    leaves.recheck(used -> Set.copyOf(used));
    assertThat(before.stands()).isFalse();
    assertThat(after.stands()).isTrue();
    leaves.exit(before);
    assertThat(leaves.recheck(used -> Set.copyOf(used))).isEqualTo(1);
  }

  @Test
  void while_nobody_can_tell_what_is_open_stays_open() {
    var anns = leaves.enter(ann);
    assertThatThrownBy(
            () ->
                leaves.recheck(
                    used -> {
                      throw new IllegalStateException("The database is away.");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(anns.stands()).isTrue();
  }

  @Test
  void but_not_for_ever() throws InterruptedException {
    var leave = new Leave(ann, java.time.Duration.ofMillis(1));
    Thread.sleep(5);
    assertThat(leave.stands()).isFalse();
  }
}

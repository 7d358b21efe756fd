package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static Membership of(MembershipRole role) {
    return new Membership(OrganizationId.next(), UserId.next(), role, NOW);
  }

  @Property
  void only_an_owner_makes_an_owner(@ForAll MembershipRole giver, @ForAll MembershipRole role) {
    Runnable give = () -> Membership.given(OrganizationId.next(), UserId.next(), role, giver);

    if (role == MembershipRole.OWNER && giver != MembershipRole.OWNER) {
      refused(give, ProblemType.FORBIDDEN);
    } else {
      give.run();
    }
  }

  @Property
  void only_an_owner_removes_an_owner_and_the_last_one_stays(
      @ForAll MembershipRole taker,
      @ForAll MembershipRole role,
      @ForAll @IntRange(min = 1, max = 3) int owners) {
    Runnable remove = () -> of(role).mustBeRemovable(taker, owners);

    if (role == MembershipRole.OWNER && taker != MembershipRole.OWNER) {
      refused(remove, ProblemType.FORBIDDEN);
    } else if (role == MembershipRole.OWNER && owners == 1) {
      refused(remove, ProblemType.CONFLICT);
    } else {
      remove.run();
    }
  }

  @Property
  void a_change_of_role_never_takes_the_last_owner_away(
      @ForAll MembershipRole from,
      @ForAll MembershipRole to,
      @ForAll MembershipRole changer,
      @ForAll @IntRange(min = 1, max = 3) int owners) {
    var after = from;
    try {
      after = of(from).become(to, changer, owners).role();
    } catch (Problem refusal) {
      assertThat(refusal.type()).isIn(ProblemType.FORBIDDEN, ProblemType.CONFLICT);
    }

    var left = owners - count(from) + count(after);
    assertThat(left).isPositive();
    assertThat(count(from) == count(after) || changer == MembershipRole.OWNER).isTrue();
  }

  @Test
  void a_place_that_somebody_gives_waits_for_its_user_and_a_founders_does_not() {
    var given =
        Membership.given(
            OrganizationId.next(), UserId.next(), MembershipRole.OWNER, MembershipRole.OWNER);

    assertThat(given.accepted()).isFalse();
    assertThat(given.become(MembershipRole.ADMIN, MembershipRole.OWNER, 1).accepted()).isFalse();
    given.mustBeRemovable(MembershipRole.OWNER, 1);
    assertThat(Membership.founding(given.organization(), given.user(), NOW).accepted()).isTrue();
  }

  @Test
  void a_member_works_and_only_admins_and_owners_manage() {
    assertThat(MembershipRole.MEMBER.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.WRITE);
    assertThat(MembershipRole.ADMIN.scopes()).contains(Scope.MANAGE);
    assertThat(MembershipRole.OWNER.scopes()).containsExactlyInAnyOrder(Scope.values());
  }

  private static int count(MembershipRole role) {
    return role == MembershipRole.OWNER ? 1 : 0;
  }

  private static void refused(Runnable work, ProblemType type) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}

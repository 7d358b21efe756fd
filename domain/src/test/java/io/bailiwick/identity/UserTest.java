package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UserTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final User user = newUser(true);

  private static User newUser(boolean atOnce) {
    return User.signedUp(new Email("ada@example.com"), "Ada", "hash", atOnce, NOW);
  }

  @Test
  void a_new_user_waits_for_approval_unless_sign_up_is_open() {
    assertThat(newUser(false).status()).isEqualTo(UserStatus.PENDING);
    assertThat(newUser(true).status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(newUser(true).role()).isEqualTo(PlatformRole.USER);
  }

  @Property
  void whatever_is_asked_of_it_the_last_active_administrator_stays_one(
      @ForAll UserStatus status, @ForAll PlatformRole role, @ForAll @IntRange(max = 3) int others) {
    var admin = newUser(true);
    admin.become(PlatformRole.ADMIN, others, NOW);

    attempt(() -> admin.become(status, others + 1, LATER));
    attempt(() -> admin.become(role, others + (admin.isActiveAdmin() ? 1 : 0), LATER));

    assertThat(others > 0 || admin.isActiveAdmin()).isTrue();
  }

  @Test
  void a_suspended_administrator_is_not_the_last_one_and_can_be_demoted() {
    user.become(PlatformRole.ADMIN, 1, NOW);
    user.become(UserStatus.SUSPENDED, 2, NOW);

    assertThat(user.become(PlatformRole.USER, 1, LATER)).isTrue();
  }

  @Test
  void becoming_what_it_is_changes_nothing_also_for_the_last_administrator() {
    user.become(PlatformRole.ADMIN, 0, NOW);

    assertThat(user.become(UserStatus.ACTIVE, 1, LATER)).isFalse();
    assertThat(user.become(PlatformRole.ADMIN, 1, LATER)).isFalse();
    assertThat(user.updatedAt()).isEqualTo(NOW);
  }

  @Test
  void deleted_is_no_status_to_give() {
    assertThatThrownBy(() -> user.become(UserStatus.DELETED, 1, LATER))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST));
  }

  @Test
  void a_name_and_an_image_can_be_cleared_and_are_checked() {
    user.rename(null, LATER);
    user.showImage("https://example.com/a.png", LATER);

    assertThat(user.name()).isEmpty();
    assertThat(user.image()).contains("https://example.com/a.png");
    assertThatThrownBy(() -> user.rename("  ", LATER)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> user.rename("a\nb", LATER)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> user.showImage("http://example.com", LATER))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> user.showImage("javascript:alert(1)", LATER))
        .isInstanceOf(Problem.class);
  }

  private static void attempt(Runnable change) {
    try {
      change.run();
    } catch (Problem refused) {
      // What the property allows: a refusal that leaves the user as it was.
    }
  }
}

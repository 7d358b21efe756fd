package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.identity.Credentials.Belonging;
import io.bailiwick.identity.Credentials.KeyHolder;
import io.bailiwick.identity.Credentials.SessionHolder;
import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdentityTest {

  private static final Origin ORIGIN = new Origin("192.0.2.1", "test");
  private static final OrganizationId ONE = OrganizationId.next();
  private static final OrganizationId OTHER = OrganizationId.next();
  private static final OrganizationId FOREIGN = OrganizationId.next();

  private static Identity user(
      UserStatus status, PlatformRole role, Optional<OrganizationId> wanted, Belonging... places) {
    var holder =
        new SessionHolder(SessionId.next(), null, UserId.next(), status, role, List.of(places));
    return Identity.of(holder, wanted, ORIGIN);
  }

  private static Identity key(
      Set<Scope> scopes, UserStatus status, MembershipRole role, Optional<OrganizationId> wanted) {
    var holder = new KeyHolder(ApiKeyId.next(), null, ONE, scopes, status, role);
    return Identity.of(holder, wanted, ORIGIN);
  }

  @Property
  void a_users_scopes_are_those_of_its_place(@ForAll MembershipRole role) {
    var caller =
        user(UserStatus.ACTIVE, PlatformRole.USER, Optional.empty(), new Belonging(ONE, role, true))
            .caller();

    assertThat(caller.tenant()).isEqualTo(ONE);
    assertThat(caller.scopes()).isEqualTo(role.scopes());
  }

  @Property
  void a_key_may_what_it_has_and_what_its_maker_still_may(
      @ForAll Set<Scope> scopes, @ForAll MembershipRole role) {
    var expected = EnumSet.noneOf(Scope.class);
    expected.addAll(scopes);
    expected.retainAll(role.scopes());

    var caller = key(scopes, UserStatus.ACTIVE, role, Optional.empty()).caller();

    assertThat(caller.scopes()).isEqualTo(expected);
    assertThat(caller.user()).isEmpty();
  }

  @Property
  void only_an_active_administrators_session_is_the_platforms(
      @ForAll UserStatus status, @ForAll PlatformRole role, @ForAll MembershipRole place) {
    var session = user(status, role, Optional.empty(), new Belonging(ONE, place, true));
    var key = key(Set.of(Scope.values()), status, place, Optional.empty());

    assertThat(session.caller().platformAdmin())
        .isEqualTo(status == UserStatus.ACTIVE && role == PlatformRole.ADMIN);
    assertThat(key.caller().platformAdmin()).isFalse();
  }

  @Property
  void whoever_is_not_active_is_restricted_with_its_keys(@ForAll UserStatus status) {
    var session = user(status, PlatformRole.ADMIN, Optional.empty());
    var key = key(Set.of(Scope.READ), status, MembershipRole.OWNER, Optional.empty());

    for (var identity : List.of(session, key)) {
      assertThat(identity.restriction().map(Problem::type))
          .isEqualTo(
              status == UserStatus.ACTIVE
                  ? Optional.empty()
                  : Optional.of(ProblemType.ACCOUNT_STATUS));
    }
  }

  @Test
  void a_user_of_several_organizations_names_one_where_one_is_needed() {
    var places =
        new Belonging[] {
          new Belonging(ONE, MembershipRole.OWNER, true),
          new Belonging(OTHER, MembershipRole.MEMBER, true)
        };
    var none = user(UserStatus.ACTIVE, PlatformRole.USER, Optional.empty(), places).caller();
    var other = user(UserStatus.ACTIVE, PlatformRole.USER, Optional.of(OTHER), places).caller();

    assertThat(none.scopes()).isEmpty();
    refused(none::tenant, ProblemType.INVALID_REQUEST);
    assertThat(other.tenant()).isEqualTo(OTHER);
    assertThat(other.scopes()).doesNotContain(Scope.MANAGE);
  }

  @Test
  void a_place_that_is_not_taken_up_changes_nothing_until_it_is_named() {
    var places =
        new Belonging[] {
          new Belonging(ONE, MembershipRole.OWNER, true),
          new Belonging(OTHER, MembershipRole.MEMBER, false)
        };
    var before = user(UserStatus.ACTIVE, PlatformRole.USER, Optional.empty(), places).caller();
    var named = user(UserStatus.ACTIVE, PlatformRole.USER, Optional.of(OTHER), places).caller();

    assertThat(before.tenant()).isEqualTo(ONE);
    assertThat(before.scopes()).contains(Scope.MANAGE);
    assertThat(named.tenant()).isEqualTo(OTHER);
  }

  @Test
  void naming_an_organization_of_others_finds_nothing() {
    var place = new Belonging(ONE, MembershipRole.OWNER, true);
    var wanted = Optional.of(FOREIGN);

    refused(
        () -> user(UserStatus.ACTIVE, PlatformRole.ADMIN, wanted, place), ProblemType.NOT_FOUND);
    refused(
        () -> key(Set.of(Scope.READ), UserStatus.ACTIVE, MembershipRole.OWNER, wanted),
        ProblemType.NOT_FOUND);
  }

  private static void refused(Runnable work, ProblemType type) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}

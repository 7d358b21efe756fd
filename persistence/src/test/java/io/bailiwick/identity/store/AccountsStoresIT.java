package io.bailiwick.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.identity.ApiKey;
import io.bailiwick.identity.Email;
import io.bailiwick.identity.Membership;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Organization;
import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.Session;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.User;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.store.TestDatabase;
import io.bailiwick.kernel.store.TestEntities;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountsStoresIT {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Origin ORIGIN = new Origin("192.0.2.1", "test");

  private static TestDatabase database;
  private static TestEntities entities;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    entities = TestEntities.on(database);
  }

  @AfterAll
  static void close() {
    entities.close();
    database.close();
  }

  private static <T> T work(Function<Stores, T> work) {
    return entities.asSystem(manager -> work.apply(new Stores(manager)));
  }

  private static <T> Optional<T> optional(Function<Stores, Optional<T>> work) {
    return work(work);
  }

  private static boolean yes(Function<Stores, Boolean> work) {
    return work(work);
  }

  private static int count(Function<Stores, Integer> work) {
    return work(work);
  }

  /** A user with a personal organization. */
  private static User settled(Stores stores, String email) {
    var user = User.signedUp(new Email(email), null, "hash", true, NOW);
    stores.users.add(user);
    var organization = Organization.personalOf(user, NOW);
    stores.organizations.add(organization);
    stores.memberships.add(Membership.founding(organization.id(), user.id(), NOW), NOW);
    return user;
  }

  @Test
  void a_user_comes_back_as_it_was_kept() {
    var id = work(stores -> settled(stores, "kept@example.com").id());

    var user = work(stores -> stores.users.find(new Email("KEPT@example.com"))).orElseThrow();

    assertThat(user.id()).isEqualTo(id);
    assertThat(user.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(user.role()).isEqualTo(PlatformRole.USER);
    assertThat(user.createdAt()).isEqualTo(NOW);
    assertThat(user.version()).isEqualTo(1);
  }

  @Test
  void an_email_belongs_to_one_living_user_in_whatever_case() {
    work(stores -> settled(stores, "once@example.com"));

    assertThatThrownBy(() -> work(stores -> settled(stores, "Once@Example.com")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
  }

  @Test
  void a_sign_in_is_no_new_version() {
    var id = work(stores -> settled(stores, "again@example.com").id());

    work(
        stores -> {
          stores.users.signedIn(id, NOW.plusSeconds(5));
          return null;
        });

    var user = work(stores -> stores.users.find(id)).orElseThrow();
    assertThat(user.version()).isEqualTo(1);
    assertThat(user.lastLoginAt()).contains(NOW.plusSeconds(5));
  }

  @Test
  void a_session_is_found_by_its_token_until_it_expires_or_ends() {
    var token = Token.random("");
    var session =
        work(
            stores -> {
              var user = settled(stores, "session@example.com");
              var opened = Session.opened(user.id(), ORIGIN, Duration.ofDays(1), NOW);
              stores.sessions.add(opened, token);
              return opened;
            });

    var holder = work(stores -> stores.credentials.session(token, NOW)).orElseThrow();
    assertThat(holder.user()).isEqualTo(session.user());
    assertThat(holder.belongings()).hasSize(1);
    assertThat(holder.belongings().get(0).role()).isEqualTo(MembershipRole.OWNER);
    assertThat(optional(stores -> stores.credentials.session(Token.random(""), NOW))).isEmpty();
    assertThat(optional(stores -> stores.credentials.session(token, session.expiresAt())))
        .isEmpty();
    assertThat(yes(stores -> stores.sessions.end(session.user(), session.id()))).isTrue();
    assertThat(optional(stores -> stores.credentials.session(token, NOW))).isEmpty();
  }

  @Test
  void all_sessions_end_but_the_one_that_is_spared() {
    var user = work(stores -> settled(stores, "many@example.com").id());
    var opened =
        work(
            stores ->
                List.of(1, 2, 3).stream()
                    .map(
                        each -> {
                          var one = Session.opened(user, ORIGIN, Duration.ofDays(1), NOW);
                          stores.sessions.add(one, Token.random(""));
                          return one;
                        })
                    .toList());

    assertThat(count(stores -> stores.sessions.endAll(user, Optional.of(opened.get(1).id()))))
        .isEqualTo(2);
    assertThat(work(stores -> stores.sessions.list(user, NOW, PageRequest.first())).items())
        .containsExactly(opened.get(1));
    assertThat(count(stores -> stores.sessions.endAll(user, Optional.empty()))).isEqualTo(1);
  }

  @Test
  void a_key_works_while_its_maker_belongs_there_and_until_it_is_revoked() {
    var secret = Token.random(Token.API_KEY);
    var key = work(stores -> keyOf(settled(stores, "maker@example.com"), stores, secret));

    var holder = work(stores -> stores.credentials.apiKey(secret, NOW)).orElseThrow();
    assertThat(holder.organization()).isEqualTo(key.organization());
    assertThat(holder.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.MANAGE);
    assertThat(optional(stores -> stores.apiKeys.find(key.organization(), key.id()))).contains(key);

    var place = Membership.founding(key.organization(), key.createdBy(), NOW);
    work(
        stores -> {
          stores.memberships.remove(place);
          return null;
        });
    assertThat(optional(stores -> stores.credentials.apiKey(secret, NOW))).isEmpty();
    work(stores -> stores.memberships.add(offered(place), NOW));
    assertThat(optional(stores -> stores.credentials.apiKey(secret, NOW))).isEmpty();
    assertThat(yes(stores -> accept(stores, place))).isTrue();
    assertThat(yes(stores -> accept(stores, place))).isFalse();
    assertThat(optional(stores -> stores.credentials.apiKey(secret, NOW))).isPresent();
    assertThat(yes(stores -> stores.apiKeys.revoke(key.organization(), key.id(), NOW))).isTrue();
    assertThat(yes(stores -> stores.apiKeys.revoke(key.organization(), key.id(), NOW))).isFalse();
    assertThat(optional(stores -> stores.credentials.apiKey(secret, NOW))).isEmpty();
  }

  private static Membership offered(Membership place) {
    return new Membership(place.organization(), place.user(), place.role(), null);
  }

  private static boolean accept(Stores stores, Membership place) {
    return stores.memberships.accept(place.organization(), place.user(), NOW);
  }

  private static ApiKey keyOf(User user, Stores stores, Token secret) {
    var organization = stores.organizations.placesOf(List.of(user.id())).get(user.id()).get(0);
    var scopes = Set.of(Scope.READ, Scope.MANAGE);
    var key = ApiKey.made(organization.id(), "ci", secret, scopes, scopes, null, user.id(), NOW);
    stores.apiKeys.add(key, secret);
    return key;
  }

  @Test
  void a_reset_link_serves_once_and_a_new_one_ends_the_old_one() {
    var first = Token.random("");
    var second = Token.random("");
    var expires = NOW.plusSeconds(60);
    var user =
        work(
            stores -> {
              var settled = settled(stores, "forgot@example.com");
              stores.resetTokens.issue(settled, first, expires, NOW);
              stores.resetTokens.issue(settled, second, expires, NOW);
              return settled.id();
            });

    assertThat(optional(stores -> stores.resetTokens.find(first, NOW))).isEmpty();
    assertThat(optional(stores -> stores.resetTokens.consume(second, expires))).isEmpty();
    assertThat(optional(stores -> stores.resetTokens.consume(second, NOW))).contains(user);
    assertThat(optional(stores -> stores.resetTokens.consume(second, NOW))).isEmpty();
  }

  @Test
  void users_are_listed_newest_first_by_status_and_by_a_part_of_the_email() {
    var ids =
        work(
            stores ->
                List.of("list-a@example.com", "list-b@example.com", "list-c@example.com").stream()
                    .map(email -> settled(stores, email).id())
                    .toList());
    var filter = new Users.Filter(Optional.of(UserStatus.ACTIVE), Optional.of("LIST-"));

    var first = work(stores -> stores.users.list(filter, PageRequest.first(2)));
    var rest =
        work(
            stores ->
                stores.users.list(filter, PageRequest.parse("", 2, first.next().orElseThrow())));

    assertThat(first.items()).extracting(User::id).containsExactly(ids.get(2), ids.get(1));
    assertThat(rest.items()).extracting(User::id).containsExactly(ids.get(0));
    assertThat(rest.next()).isEmpty();
    var pending = new Users.Filter(Optional.of(UserStatus.PENDING), Optional.of("list-"));
    assertThat(work(stores -> stores.users.list(pending, PageRequest.first())).items()).isEmpty();
  }

  @Test
  void members_are_listed_by_email_within_their_organization_only() {
    var place =
        work(
            stores -> {
              var owner = settled(stores, "members-b@example.com");
              var other = settled(stores, "members-a@example.com");
              var own = stores.organizations.placesOf(List.of(owner.id())).get(owner.id()).get(0);
              stores.memberships.add(
                  new Membership(own.id(), other.id(), MembershipRole.MEMBER, null), NOW);
              return own;
            });

    var listed = work(stores -> stores.memberships.list(place.id(), PageRequest.first()));

    assertThat(listed.items())
        .extracting(member -> member.email())
        .isEqualTo(Arrays.asList("members-a@example.com", "members-b@example.com"));
    assertThat(listed.items())
        .extracting(member -> member.acceptedAt())
        .isEqualTo(Arrays.asList(null, NOW));
    assertThat(work(stores -> stores.organizations.show(place.id())).orElseThrow().role()).isNull();
  }
}

package io.bailiwick.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.LinkedAccount;
import io.bailiwick.identity.Session;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.User;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.TestDatabase;
import io.bailiwick.kernel.store.TestEntities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of logins elsewhere: JWTs that are sessions, and linked accounts. */
class AdmittedSessionsIT {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant REFUSED_FROM = NOW.plusSeconds(600);
  private static final Origin ORIGIN = new Origin("192.0.2.1", "test");
  private static final Token JWT = new Token("head.body.signature");

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

  private static UserId user(String email) {
    return work(
        stores -> {
          var user = User.signedUp(new Email(email), null, null, true, NOW);
          stores.users.add(user);
          return user.id();
        });
  }

  private static boolean admit(Session session, Token jwt) {
    return work(stores -> stores.sessions.admit(session, jwt, REFUSED_FROM));
  }

  private static boolean lives(Token jwt, Instant at) {
    return work(stores -> stores.credentials.session(jwt, at).isPresent());
  }

  private static int sweep(Instant at) {
    return work(stores -> stores.sessions.sweep(at));
  }

  private static ExternalIdentity identity(String subject) {
    return ExternalIdentity.claimed("https://one.example.org", subject, null, false, null);
  }

  @Test
  void a_jwt_opens_one_session_and_none_after_that_one_has_ended() {
    var ada = user("ada@example.org");
    var session = Session.admitted(ada, ORIGIN, Duration.ofDays(30), REFUSED_FROM, NOW);
    assertThat(session.expiresAt()).isEqualTo(REFUSED_FROM);

    assertThat(admit(session, JWT)).isTrue();
    assertThat(admit(again(ada), JWT)).isFalse();
    assertThat(lives(JWT, NOW)).isTrue();

    assertThat(end(session)).isTrue();

    assertThat(lives(JWT, Instant.EPOCH)).isFalse();
    assertThat(end(session)).isFalse();
    assertThat(admit(again(ada), JWT)).isFalse();
    assertThat(admit(again(ada), new Token("head.body.another-signature"))).isFalse();
    assertThat(lives(JWT, NOW)).isFalse();
    sweep(REFUSED_FROM.minusSeconds(1));
    assertThat(admit(again(ada), JWT)).isFalse();
    assertThat(sweep(REFUSED_FROM)).isEqualTo(1);
  }

  private static Session again(UserId user) {
    return Session.admitted(user, ORIGIN, Duration.ofMinutes(5), REFUSED_FROM, NOW);
  }

  private static boolean end(Session session) {
    return work(stores -> stores.sessions.end(session.user(), session.id()));
  }

  @Test
  void a_session_of_a_jwt_lives_no_longer_than_any_other() {
    var bob = user("bob@example.org");
    var jwt = new Token("head.bob.signature");
    var session = Session.admitted(bob, ORIGIN, Duration.ofMinutes(5), REFUSED_FROM, NOW);

    assertThat(admit(session, jwt)).isTrue();

    assertThat(lives(jwt, NOW.plusSeconds(299))).isTrue();
    assertThat(lives(jwt, NOW.plusSeconds(300))).isFalse();
    assertThat(admit(again(bob), jwt)).isFalse();
    assertThat(found(session, NOW.plusSeconds(299))).contains(session);
    assertThat(found(session, NOW.plusSeconds(300))).isEmpty();
  }

  private static Optional<Session> found(Session session, Instant at) {
    return work(stores -> stores.sessions.find(session.user(), session.id(), at));
  }

  @Test
  void a_login_elsewhere_is_one_users() {
    var ada = user("ada2@example.org");
    var bob = user("bob2@example.org");
    var account = LinkedAccount.linked(ada, identity("same"), NOW);
    link(account);

    assertThatThrownBy(() -> link(LinkedAccount.linked(bob, identity("same"), NOW)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));

    assertThat(linked(identity("same"))).contains(account);
    assertThat(linked(identity("Same"))).isEmpty();
    assertThat(locked(ada)).containsExactly(account);
    remove(account);
    assertThat(linked(identity("same"))).isEmpty();
  }

  private static List<LinkedAccount> locked(UserId user) {
    return work(stores -> stores.linkedAccounts.lock(user));
  }

  private static void link(LinkedAccount account) {
    work(
        stores -> {
          stores.linkedAccounts.add(account);
          return null;
        });
  }

  private static void remove(LinkedAccount account) {
    work(
        stores -> {
          stores.linkedAccounts.remove(account.id());
          return null;
        });
  }

  private static Optional<LinkedAccount> linked(ExternalIdentity identity) {
    return work(stores -> stores.linkedAccounts.find(identity));
  }

  @Test
  void accounts_are_listed_oldest_first() {
    var ada = user("ada3@example.org");
    var first = LinkedAccount.linked(ada, identity("first"), NOW);
    var second = LinkedAccount.linked(ada, identity("second"), NOW);
    link(second);
    link(first);

    var page = work(stores -> stores.linkedAccounts.list(ada, PageRequest.first(1)));
    var rest =
        work(
            stores ->
                stores.linkedAccounts.list(
                    ada, PageRequest.parse("", 1, page.next().orElseThrow())));

    assertThat(page.items()).containsExactly(first);
    assertThat(rest.items()).containsExactly(second);
  }

  @Test
  void the_designated_issuers_subject_is_one_users() {
    var ada = user("ada4@example.org");
    var bob = user("bob4@example.org");
    beKnownAs(ada, "auth0|1");
    beKnownAs(ada, "auth0|2");

    assertThat(work(stores -> stores.users.find(ada)).orElseThrow().externalId())
        .contains("auth0|1");
    assertThatThrownBy(() -> beKnownAs(bob, "auth0|1"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
  }

  private static void beKnownAs(UserId id, String subject) {
    work(
        stores -> {
          stores.users.find(id).orElseThrow().beKnownAs(subject, NOW);
          stores.users.save();
          return null;
        });
  }
}

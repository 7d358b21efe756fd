package io.bailiwick.identity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.Membership;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Organization;
import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.User;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.store.TestDatabase;
import io.bailiwick.kernel.store.TestEntities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two nodes do in the same moment, each in a transaction of its own. */
class AtOnceIT {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Email EMAIL = new Email("ada@example.com");

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

  private static int count(Function<Stores, Integer> work) {
    return work(work);
  }

  /** Runs them all from the same moment on; a refusal counts as false. */
  private static long succeeded(List<Callable<Boolean>> works) throws Exception {
    var threads = Executors.newFixedThreadPool(works.size());
    try {
      var start = new CountDownLatch(1);
      var running = new ArrayList<java.util.concurrent.Future<Boolean>>();
      for (var each : works) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  try {
                    return each.call();
                  } catch (Problem refused) {
                    return false;
                  }
                }));
      }
      start.countDown();
      var successes = 0;
      for (var each : running) {
        successes += each.get() ? 1 : 0;
      }
      return successes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean begin(String address, Instant now) {
    var since = now.minus(Duration.ofMinutes(15));
    return work(stores -> stores.attempts.begin(EMAIL, address, since, 5, now)).allowed();
  }

  @Test
  void of_many_attempts_at_once_five_begin() throws Exception {
    var attempts = new ArrayList<Callable<Boolean>>();
    for (var each = 0; each < 16; each++) {
      attempts.add(() -> begin("192.0.2.1", NOW));
    }

    assertThat(succeeded(attempts)).isEqualTo(5);
  }

  @Test
  void an_attempt_counts_for_15_minutes_and_for_its_address_only() {
    for (var each = 0; each < 5; each++) {
      assertThat(begin("192.0.2.2", NOW.plusSeconds(each))).isTrue();
    }

    assertThat(begin("192.0.2.2", NOW.plusSeconds(899))).isFalse();
    assertThat(begin("192.0.2.3", NOW.plusSeconds(899))).isTrue();
    assertThat(begin("192.0.2.2", NOW.plusSeconds(900))).isTrue();
    assertThat(begin("192.0.2.2", NOW.plusSeconds(900))).isFalse();
  }

  @Test
  void a_success_clears_the_count() {
    for (var each = 0; each < 5; each++) {
      begin("192.0.2.4", NOW);
    }

    work(
        stores -> {
          stores.attempts.clear(EMAIL, "192.0.2.4");
          return null;
        });

    assertThat(begin("192.0.2.4", NOW)).isTrue();
  }

  @Test
  void two_administrators_who_demote_each_other_leave_one() throws Exception {
    var first = admin("first-admin@example.com");
    var second = admin("second-admin@example.com");

    assertThat(succeeded(List.of(() -> demote(first), () -> demote(second)))).isEqualTo(1);
    assertThat(count(stores -> stores.users.lockActiveAdmins())).isEqualTo(1);
  }

  private static UserId admin(String email) {
    return work(
        stores -> {
          var user = User.signedUp(new Email(email), null, "hash", true, NOW);
          user.become(PlatformRole.ADMIN, 0, NOW);
          stores.users.add(user);
          return user.id();
        });
  }

  private static boolean demote(UserId id) {
    return work(
        stores -> {
          var admins = stores.users.lockActiveAdmins();
          return stores.users.find(id).orElseThrow().become(UserStatus.SUSPENDED, admins, NOW);
        });
  }

  @Test
  void two_owners_who_remove_each_other_leave_one() throws Exception {
    var owners = new ArrayList<Membership>();
    var organization =
        work(
            stores -> {
              var one = User.signedUp(new Email("owner@example.com"), null, "hash", true, NOW);
              var two = User.signedUp(new Email("owner2@example.com"), null, "hash", true, NOW);
              stores.users.add(one);
              stores.users.add(two);
              var made = Organization.personalOf(one, NOW);
              stores.organizations.add(made);
              for (var user : List.of(one, two)) {
                var place = Membership.founding(made.id(), user.id(), NOW);
                stores.memberships.add(place, NOW);
                owners.add(place);
              }
              return made.id();
            });

    var removals =
        List.<Callable<Boolean>>of(
            () -> remove(organization, owners.get(0)), () -> remove(organization, owners.get(1)));

    assertThat(succeeded(removals)).isEqualTo(1);
    assertThat(count(stores -> stores.memberships.lockOwners(organization))).isEqualTo(1);
  }

  private static boolean remove(OrganizationId organization, Membership place) {
    return work(
        stores -> {
          place.mustBeRemovable(MembershipRole.OWNER, stores.memberships.lockOwners(organization));
          stores.memberships.remove(place);
          return true;
        });
  }
}

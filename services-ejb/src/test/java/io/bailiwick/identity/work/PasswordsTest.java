package io.bailiwick.identity.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.identity.NewPassword;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  /** Counts what is asked of it, and how much at once. */
  private static final class Counted implements Passwords.Bcrypt {

    private final List<String> compared = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public String hash(byte[] password) {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      pause();
      running.decrementAndGet();
      return "hash of " + new String(password, StandardCharsets.UTF_8);
    }

    @Override
    public boolean matches(byte[] password, String hash) {
      await(held);
      compared.add(hash);
      return hash.equals("hash of " + new String(password, StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private static void pause() {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final Origin HERE = new Origin("192.0.2.1", "request");

  private static Origin from(int last) {
    return new Origin("198.51.100." + last, "request");
  }

  private final Counted bcrypt = new Counted();
  private final Passwords passwords = new Passwords(bcrypt, 2);

  @Test
  void an_unknown_account_costs_one_comparison_like_a_known_one() {
    assertThat(passwords.match(HERE, "guess", Optional.of("hash of secret"))).isFalse();
    assertThat(passwords.match(HERE, "guess", Optional.empty())).isFalse();

    assertThat(bcrypt.compared).hasSize(2);
  }

  @Test
  void nobody_gets_in_with_what_unknown_accounts_are_compared_to() {
    assertThat(passwords.match(HERE, "a password that nobody has", Optional.empty())).isFalse();
  }

  @Test
  void one_that_is_too_long_to_be_kept_is_compared_and_is_wrong() {
    var kept = "x".repeat(NewPassword.MAX_BYTES);

    assertThat(passwords.match(HERE, kept, Optional.of("hash of " + kept))).isTrue();
    assertThat(passwords.match(HERE, kept + "y", Optional.of("hash of " + kept))).isFalse();
    assertThat(bcrypt.compared).hasSize(2);
  }

  @Test
  void no_more_run_at_once_than_there_is_room_for() throws InterruptedException {
    var done = new CountDownLatch(12);
    for (var each = 0; each < 12; each++) {
      var address = from(each);
      new Thread(
              () -> {
                var unused =
                    passwords.hash(address, NewPassword.of("password", "long enough for it"));
                done.countDown();
              })
          .start();
    }
    done.await();

    assertThat(bcrypt.most.get()).isBetween(1, 2);
  }

  @Test
  void a_flood_is_refused_instead_of_holding_every_thread() throws InterruptedException {
    var refused = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    bcrypt.held = new CountDownLatch(1);
    for (var each = 0; each < 200; each++) {
      var address = from(each);
      threads.add(new Thread(() -> refused.addAndGet(matchOrRefuse(address) ? 0 : 1)));
    }
    threads.forEach(Thread::start);
    while (refused.get() == 0) {
      Thread.onSpinWait();
    }
    bcrypt.held.countDown();
    for (var each : threads) {
      each.join();
    }

    assertThat(refused.get()).isBetween(1, 198);
    assertThat(matchOrRefuse(HERE)).isTrue();
  }

  @Test
  void whoever_floods_from_one_network_keeps_nobody_else_from_signing_in() throws Exception {
    var refused = new AtomicInteger();
    var flooding = new ArrayList<Thread>();
    bcrypt.held = new CountDownLatch(1);
    for (var each = 0; each < 40; each++) {
      var address = new Origin("2001:db8::" + each, "flood");
      flooding.add(new Thread(() -> refused.addAndGet(matchOrRefuse(address) ? 0 : 1)));
    }
    flooding.forEach(Thread::start);
    while (refused.get() < 30) {
      Thread.onSpinWait();
    }
    var signedIn = new AtomicInteger();
    var modest = new Thread(() -> signedIn.addAndGet(matchOrRefuse(HERE) ? 1 : 0));
    modest.start();
    while (modest.getState() != Thread.State.TIMED_WAITING && modest.isAlive()) {
      Thread.onSpinWait();
    }
    bcrypt.held.countDown();
    modest.join();
    for (var each : flooding) {
      each.join();
    }

    assertThat(signedIn.get()).isEqualTo(1);
    assertThat(refused.get()).as("two ran and eight waited").isEqualTo(30);
    assertThat(matchOrRefuse(new Origin("2001:db8::1", "later"))).isTrue();
  }

  private boolean matchOrRefuse(Origin address) {
    try {
      return passwords.match(address, "guess", Optional.empty()) || !bcrypt.compared.isEmpty();
    } catch (Problem tooMany) {
      return false;
    }
  }

  @Test
  void the_real_one_takes_72_bytes_and_tells_them_apart_by_the_last() {
    var real = new Passwords();
    var longest = "x".repeat(72);
    var hash = real.hash(HERE, NewPassword.of("password", longest));

    assertThat(hash).startsWith("$2a$12$");
    assertThat(real.match(HERE, longest, Optional.of(hash))).isTrue();
    assertThat(real.match(HERE, "x".repeat(71) + "y", Optional.of(hash))).isFalse();
    assertThat(real.match(HERE, "x".repeat(71), Optional.of(hash))).isFalse();
    assertThat(real.match(HERE, "x".repeat(200), Optional.of(hash))).isFalse();
  }
}

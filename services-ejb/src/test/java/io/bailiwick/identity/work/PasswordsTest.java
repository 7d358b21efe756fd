package io.bailiwick.identity.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.identity.NewPassword;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  /** Counts what is asked of it, and how much at once. */
  private static final class Counted implements Passwords.Bcrypt {

    private final List<String> compared = new ArrayList<>();
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
    public synchronized boolean matches(byte[] password, String hash) {
      compared.add(hash);
      return hash.equals("hash of " + new String(password, StandardCharsets.UTF_8));
    }

    private static void pause() {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final Counted bcrypt = new Counted();
  private final Passwords passwords = new Passwords(bcrypt, 2);

  @Test
  void an_unknown_account_costs_one_comparison_like_a_known_one() {
    assertThat(passwords.match("guess", Optional.of("hash of secret"))).isFalse();
    assertThat(passwords.match("guess", Optional.empty())).isFalse();

    assertThat(bcrypt.compared).hasSize(2);
  }

  @Test
  void nobody_gets_in_with_what_unknown_accounts_are_compared_to() {
    assertThat(passwords.match("a password that nobody has", Optional.empty())).isFalse();
  }

  @Test
  void one_that_is_too_long_to_be_kept_is_compared_and_is_wrong() {
    var kept = "x".repeat(NewPassword.MAX_BYTES);

    assertThat(passwords.match(kept, Optional.of("hash of " + kept))).isTrue();
    assertThat(passwords.match(kept + "y", Optional.of("hash of " + kept))).isFalse();
    assertThat(bcrypt.compared).hasSize(2);
  }

  @Test
  void no_more_run_at_once_than_there_is_room_for() throws InterruptedException {
    var done = new CountDownLatch(12);
    for (var each = 0; each < 12; each++) {
      new Thread(
              () -> {
                var unused = passwords.hash(NewPassword.of("password", "long enough for it"));
                done.countDown();
              })
          .start();
    }
    done.await();

    assertThat(bcrypt.most.get()).isBetween(1, 2);
  }

  @Test
  void the_real_one_takes_72_bytes_and_tells_them_apart_by_the_last() {
    var real = new Passwords();
    var longest = "x".repeat(72);
    var hash = real.hash(NewPassword.of("password", longest));

    assertThat(hash).startsWith("$2a$12$");
    assertThat(real.match(longest, Optional.of(hash))).isTrue();
    assertThat(real.match("x".repeat(71) + "y", Optional.of(hash))).isFalse();
    assertThat(real.match("x".repeat(71), Optional.of(hash))).isFalse();
    assertThat(real.match("x".repeat(200), Optional.of(hash))).isFalse();
  }
}

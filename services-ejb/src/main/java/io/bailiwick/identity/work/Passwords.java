package io.bailiwick.identity.work;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.bailiwick.identity.NewPassword;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bcrypt with cost 12: a quarter of a second of one core for each guess. As many run at once as the
 * machine has cores and few wait, in the order in which they came and few of them from one address,
 * so that a flood of sign-ins starves nobody else; never in a transaction.
 */
@ApplicationScoped
public class Passwords {

  private static final int COST = 12;
  private static final int MOST_WAITING = 32;
  private static final int MOST_WAITING_EACH = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final Semaphore room;
  private final ConcurrentMap<String, Integer> waiting = new ConcurrentHashMap<>();
  private final Bcrypt bcrypt;
  private final String nobodys;

  /** The arithmetic itself, which a test can count. */
  interface Bcrypt {

    String hash(byte[] password);

    boolean matches(byte[] password, String hash);
  }

  public Passwords() {
    this(new Real(), Runtime.getRuntime().availableProcessors());
  }

  Passwords(Bcrypt bcrypt, int atOnce) {
    this.bcrypt = bcrypt;
    this.room = new Semaphore(atOnce, true);
    this.nobodys = bcrypt.hash("a password that nobody has".getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Problem TOO_MANY_REQUESTS when too many wait, of all or of this address
   */
  public String hash(Origin origin, NewPassword password) {
    enter(origin);
    try {
      return bcrypt.hash(password.value().getBytes(StandardCharsets.UTF_8));
    } finally {
      room.release();
    }
  }

  /**
   * Whether it is the one; costs the same when there is none to compare with, so that nobody learns
   * from the time whether an account exists.
   *
   * @throws Problem TOO_MANY_REQUESTS when too many wait, of all or of this address
   */
  public boolean match(Origin origin, String given, Optional<String> hash) {
    enter(origin);
    try {
      var bytes = given.getBytes(StandardCharsets.UTF_8);
      var comparable = bytes.length <= NewPassword.MAX_BYTES;
      var compared = comparable ? bytes : Arrays.copyOf(bytes, NewPassword.MAX_BYTES);
      return bcrypt.matches(compared, hash.orElse(nobodys)) && comparable && hash.isPresent();
    } finally {
      room.release();
    }
  }

  private void enter(Origin origin) {
    try {
      if (waited(origin.subscriber())) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.tooMany(
        "Too many sign-ins are under way; try again when Retry-After has passed.", TRY_AGAIN);
  }

  /** Whether there was room, at once or in the end. */
  private boolean waited(String subscriber) throws InterruptedException {
    if (room.tryAcquire(0, TimeUnit.SECONDS)) { // Unlike tryAcquire(), behind those who wait.
      return true;
    }
    if (waiting.merge(subscriber, 1, Integer::sum) > MOST_WAITING_EACH) {
      leave(subscriber);
      return false;
    }
    try {
      return room.getQueueLength() < MOST_WAITING
          && room.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      leave(subscriber);
    }
  }

  private void leave(String subscriber) {
    waiting.computeIfPresent(subscriber, (key, count) -> count == 1 ? null : count - 1);
  }

  private static final class Real implements Bcrypt {

    @Override
    public String hash(byte[] password) {
      return new String(BCrypt.withDefaults().hash(COST, password), StandardCharsets.US_ASCII);
    }

    @Override
    public boolean matches(byte[] password, String hash) {
      return BCrypt.verifyer().verify(password, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }
  }
}

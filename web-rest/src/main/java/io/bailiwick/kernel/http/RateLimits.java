package io.bailiwick.kernel.http;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Subscriber;
import io.bailiwick.kernel.work.Settings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests a credential, or an address without one, may make, and how many e-mails an
 * organization may ask about: a bucket for each, on each node. It measures with the machine's own
 * clock, since a test that moves time moves no traffic.
 */
@ApplicationScoped
public class RateLimits {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int LOOK_UPS = 100;
  private static final Duration LOOK_UPS_WINDOW = Duration.ofHours(1);
  private static final int MANY = 10_000;

  private final ConcurrentMap<String, Share> shares = new ConcurrentHashMap<>();
  private final AtomicLong sweptAt = new AtomicLong(System.nanoTime());
  private final long ofCredential;
  private final long ofAddress;

  public RateLimits() {
    this(
        Settings.number("bailiwick.rate-limit-credential", 12_000, 0, 100_000_000),
        Settings.number("bailiwick.rate-limit-anonymous", 1_200, 0, 100_000_000));
  }

  /** A bucket and what it holds when it is full. */
  private record Share(Bucket bucket, long most) {

    static Share of(long most, Duration window) {
      var limit = Bandwidth.builder().capacity(most).refillGreedy(most, window).build();
      return new Share(Bucket.builder().addLimit(limit).build(), most);
    }

    boolean full() {
      return bucket.getAvailableTokens() >= most;
    }
  }

  /** Both in requests a minute; 0 is no limit. */
  RateLimits(long ofCredential, long ofAddress) {
    this.ofCredential = ofCredential;
    this.ofAddress = ofAddress;
  }

  /**
   * @throws Problem TOO_MANY_REQUESTS when the credential has used up its share
   */
  public void credential(Object id, HttpServletResponse response) {
    take("credential/" + id, ofCredential, response);
  }

  /**
   * Of IPv6 the share is a /64's.
   *
   * @throws Problem TOO_MANY_REQUESTS when the address has used up its share
   */
  public void address(String address, HttpServletResponse response) {
    take("address/" + Subscriber.of(address), ofAddress, response);
  }

  /**
   * The same for whoever looks at health and metrics, as a share of its own.
   *
   * @throws Problem TOO_MANY_REQUESTS when the address has used up its share
   */
  public void watcher(String address, HttpServletResponse response) {
    take("watcher/" + Subscriber.of(address), ofAddress, response);
  }

  /**
   * One question whether an e-mail has an account: 100 an hour, so that nobody goes through a list.
   *
   * @throws Problem TOO_MANY_REQUESTS when the organization has asked for too many
   */
  public void lookUp(OrganizationId organization) {
    var probe = take("look-up/" + organization, LOOK_UPS, LOOK_UPS_WINDOW);
    if (!probe.isConsumed()) {
      throw Problem.tooMany(
          "More than " + LOOK_UPS + " e-mails an hour; wait until Retry-After has passed.",
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private void take(String key, long limit, HttpServletResponse response) {
    if (limit == 0) {
      return;
    }
    var probe = take(key, limit, WINDOW);
    tell(limit, probe, response);
    if (!probe.isConsumed()) {
      throw Problem.tooMany(
          "More than " + limit + " requests a minute; wait until Retry-After has passed.",
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private ConsumptionProbe take(String key, long limit, Duration window) {
    sweep();
    return shares
        .computeIfAbsent(key, ignored -> Share.of(limit, window))
        .bucket()
        .tryConsumeAndReturnRemaining(1);
  }

  private static void tell(long limit, ConsumptionProbe probe, HttpServletResponse response) {
    var untilFull = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset()) + 1;
    response.setHeader("RateLimit-Limit", Long.toString(limit));
    response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
    response.setHeader("RateLimit-Reset", Long.toString(untilFull));
  }

  /** A bucket that is full again says no more than a new one; once a minute, or when many. */
  private void sweep() {
    var last = sweptAt.get();
    var due = shares.size() > MANY || System.nanoTime() - last > WINDOW.toNanos();
    if (due && sweptAt.compareAndSet(last, System.nanoTime())) {
      shares.values().removeIf(Share::full);
    }
  }
}

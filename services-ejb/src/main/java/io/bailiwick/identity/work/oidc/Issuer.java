package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.kernel.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An issuer as this node knows it: its metadata, asked for when they are first needed and again
 * each hour, and its keys. What was known stays good while the issuer is down. Ages are measured
 * with the machine's own clock, since a test that moves time moves no issuer.
 */
final class Issuer {

  private static final Logger LOG = System.getLogger(Issuer.class.getName());
  private static final Duration METADATA_LIVE = Duration.ofHours(1);
  private static final Duration PAUSE_AFTER_A_FAILURE = Duration.ofSeconds(5);
  private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
  private static final Duration KEYS_OUTLIVE_AN_OUTAGE = Duration.ofHours(1);
  private static final Duration TO_FETCH = Duration.ofSeconds(6);

  private final IdentityProvider provider;
  private final IssuerHttp http;
  private final Duration betweenFetches;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Known known;
  private volatile long failedAt;
  private volatile boolean failed;

  /** What it has said, and when. */
  private record Known(IssuerMetadata metadata, JWKSource<SecurityContext> keys, long since) {}

  /**
   * @param betweenFetches twice in this time the keys are fetched at most
   */
  Issuer(IdentityProvider provider, IssuerHttp http, Duration betweenFetches) {
    this.provider = provider;
    this.http = http;
    this.betweenFetches = betweenFetches;
  }

  IdentityProvider provider() {
    return provider;
  }

  /**
   * @throws Problem UNAVAILABLE when it was never reached, and cannot be now
   */
  IssuerMetadata metadata() {
    return known().metadata();
  }

  /**
   * @throws Problem UNAVAILABLE as above
   */
  JWKSource<SecurityContext> keys() {
    return known().keys();
  }

  /** To be told when the keys cannot be had, now or at all. */
  Problem unreachable() {
    return Problem.unavailable(
        provider.title() + " cannot be reached, so its word cannot be checked. Try again soon.",
        PAUSE_AFTER_A_FAILURE);
  }

  void close() {
    var last = known;
    if (last != null) {
      close(last.keys());
    }
  }

  private Known known() {
    var last = known;
    if (last != null && !isOlder(last.since(), METADATA_LIVE)) {
      return last;
    }
    if (last == null) {
      asking.lock();
    } else if (!asking.tryLock()) {
      // Somebody else asks; what was known serves meanwhile.
      return last;
    }
    try {
      return known == last ? asked(last) : known;
    } finally {
      asking.unlock();
    }
  }

  /** Whoever comes shortly after a failure does not wait for another one. */
  private Known asked(Known last) {
    if (!failed || isOlder(failedAt, PAUSE_AFTER_A_FAILURE)) {
      try {
        known = fetched(last);
        failed = false;
      } catch (IOException e) {
        failedAt = System.nanoTime();
        failed = true;
        LOG.log(Level.WARNING, "The issuer {0} is not usable: {1}", provider.name(), e.toString());
      }
    }
    if (known == null) {
      throw unreachable();
    }
    return known;
  }

  private Known fetched(Known last) throws IOException {
    var metadata =
        IssuerMetadata.parse(http.get(IssuerMetadata.place(provider.issuer())), provider.issuer());
    var now = System.nanoTime();
    if (last != null && last.metadata().keys().equals(metadata.keys())) {
      return new Known(metadata, last.keys(), now);
    }
    if (last != null) {
      close(last.keys());
    }
    return new Known(metadata, keysAt(metadata), now);
  }

  private JWKSource<SecurityContext> keysAt(IssuerMetadata metadata) throws IOException {
    return JWKSourceBuilder.create(metadata.keys().toURL(), http)
        .cache(KEYS_LIVE.toMillis(), TO_FETCH.toMillis())
        .refreshAheadCache(Duration.ofSeconds(30).toMillis(), false)
        .rateLimited(betweenFetches.toMillis())
        .outageTolerant(KEYS_OUTLIVE_AN_OUTAGE.toMillis())
        .build();
  }

  private static boolean isOlder(long since, Duration age) {
    return System.nanoTime() - since > age.toNanos();
  }

  private static void close(JWKSource<SecurityContext> keys) {
    if (keys instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "The keys of an issuer were not put away in order.", e);
      }
    }
  }
}

package io.bailiwick.fleet.work.remote;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.bailiwick.fleet.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A provider's HTTP API. A call is tried up to three times, scattered, where that is safe: when it
 * never reached the provider, when the provider refused it for its rate limit, or when doing it
 * twice is doing it once. A provider that fails five times in a row is left alone for a while, so
 * that nobody waits for it in vain.
 */
public final class RemoteApi {

  private static final int ATTEMPTS = 3;
  private static final int FAILURES_IN_A_ROW = 5;
  private static final double SCATTER = 0.5;

  /** A longer pause is not slept through, since somebody's thread would sleep with it. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Endpoint endpoint;
  private final Exchange exchange;
  private final CircuitBreaker<Answer> breaker;
  private final FailsafeExecutor<Answer> policies;

  public RemoteApi(Endpoint endpoint, Clock clock) {
    this.endpoint = endpoint;
    this.exchange = new Exchange(endpoint, new RateLimits(clock));
    this.breaker = breaker(endpoint.patience().rest());
    this.policies =
        Failsafe.with(patience())
            .compose(retries(endpoint.patience().firstRetry()))
            .compose(breaker);
  }

  /**
   * @throws ProviderException passing when there was no answer, or one of 5xx or 429; permanent for
   *     a refused token. Whether the call did anything is then not known, unless it is permanent
   */
  public Answer send(Call call) {
    try {
      return policies.get(() -> exchange.of(call));
    } catch (ApiFailure e) {
      throw ProviderException.passing(e.getMessage(), e.getCause());
    } catch (CircuitBreakerOpenException e) {
      throw ProviderException.passing(
          endpoint.provider()
              + " has failed again and again; it is asked again in "
              + (breaker.getRemainingDelay().toSeconds() + 1)
              + " s.",
          null);
    } catch (FailsafeException e) {
      // It was interrupted in a pause; the flag is set again.
      throw ProviderException.passing("The server is stopping.", e);
    }
  }

  /** Whether the provider is being left alone. */
  public boolean isResting() {
    return breaker.isOpen();
  }

  private static CircuitBreaker<Answer> breaker(Duration rest) {
    return CircuitBreaker.<Answer>builder()
        .handleIf((Throwable e) -> e instanceof ApiFailure failure && failure.isBroken())
        .withFailureThreshold(FAILURES_IN_A_ROW)
        .withSuccessThreshold(1)
        .withDelay(rest)
        .build();
  }

  private static RetryPolicy<Answer> retries(Duration first) {
    return RetryPolicy.<Answer>builder()
        .handleIf((Throwable e) -> e instanceof ApiFailure failure && mayRepeat(failure))
        .withMaxAttempts(ATTEMPTS)
        .withBackoff(first, first.multipliedBy(8), 4)
        .withJitter(SCATTER)
        .build();
  }

  private static boolean mayRepeat(ApiFailure failure) {
    return failure.isBroken() && failure.isRepeatable();
  }

  /** Once more after the pause that the provider asked for, and not all of us in one moment. */
  private static RetryPolicy<Answer> patience() {
    return RetryPolicy.<Answer>builder()
        .handleIf((Throwable e) -> e instanceof ApiFailure failure && isSoonOver(failure))
        .withMaxAttempts(2)
        .withDelayFnOn(context -> scattered(context.getLastException()), ApiFailure.class)
        .build();
  }

  private static boolean isSoonOver(ApiFailure failure) {
    return !failure.isBroken() && failure.pause().compareTo(SOON) <= 0;
  }

  private static Duration scattered(ApiFailure failure) {
    var pause = failure.pause().toMillis();
    return Duration.ofMillis(pause + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
  }
}

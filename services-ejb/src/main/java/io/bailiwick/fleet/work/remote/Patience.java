package io.bailiwick.fleet.work.remote;

import java.time.Duration;

/**
 * How long a provider is waited for. All of it together must stay below the reconciler's lease of
 * two minutes.
 *
 * @param connect until a connection stands
 * @param answer until a whole answer is there, unless a call says otherwise
 * @param firstRetry before the second attempt; the third waits longer, and each is scattered
 * @param rest how long a provider that fails again and again is left alone
 */
public record Patience(Duration connect, Duration answer, Duration firstRetry, Duration rest) {

  /** 5 s to connect, 15 s to answer, a retry after about 300 ms, half a minute of rest. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(300),
          Duration.ofSeconds(30));
}

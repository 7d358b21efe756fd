package io.bailiwick.metering.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** How this node's batches of byte counts do, for whoever watches: since the start. */
@ApplicationScoped
public class TrafficFigures {

  private final LongAdder flushes = new LongAdder();
  private final LongAdder deltas = new LongAdder();
  private volatile Instant lastFlush = Instant.MAX;

  public void flushed(int rows, Instant now) {
    flushes.increment();
    deltas.add(rows);
    lastFlush = now;
  }

  public long flushes() {
    return flushes.sum();
  }

  public long deltas() {
    return deltas.sum();
  }

  /** How long ago the last batch came in; zero before the first. */
  public Duration lag(Instant now) {
    return lastFlush.isAfter(now) ? Duration.ZERO : Duration.between(lastFlush, now);
  }
}

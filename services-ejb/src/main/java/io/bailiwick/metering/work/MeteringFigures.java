package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How this node's batches of byte counts do, since its start, and whether the rollups are exact.
 */
@ApplicationScoped
public class MeteringFigures implements Figures {

  @Inject Clock clock;

  private final LongAdder flushes = new LongAdder();
  private final LongAdder vpses = new LongAdder();
  private volatile Instant lastFlush;
  private volatile long unreconciled;

  public void flushed(int rows) {
    flushes.increment();
    vpses.add(rows);
    lastFlush = clock.instant();
  }

  public void unreconciled(long rollups) {
    unreconciled = rollups;
  }

  @Override
  public String name() {
    return "Metering";
  }

  @Override
  public Map<String, Long> read() {
    return Map.of(
        "flushes_total", flushes.sum(),
        "flushed_vpses_total", vpses.sum(),
        "last_flush_age_ms", age(lastFlush),
        "unreconciled_rollups", unreconciled);
  }

  /** Zero before the first; it grows also while nobody sends anything. */
  private long age(Instant flush) {
    return flush == null ? 0 : Duration.between(flush, clock.instant()).toMillis();
  }
}

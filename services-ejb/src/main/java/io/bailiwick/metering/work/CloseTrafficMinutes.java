package io.bailiwick.metering.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.TrafficLedger;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes raw usage of minutes that are over, also of nodes that died. The rollups have grown already
 * when the bytes came in, and are left alone.
 */
@Stateless
@ForPlatform
public class CloseTrafficMinutes {

  /** Rows in one transaction. */
  static final int BATCH = 5_000;

  /** A batch that was on its way when its minute ended need not open that minute again. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Inject TrafficLedger ledger;
  @Inject Clock clock;

  /**
   * One batch.
   *
   * @return how many it closed; fewer than {@link #BATCH} when none is left
   */
  public int close() {
    return ledger.close(before(), BATCH);
  }

  /** How many minutes are over and still open. */
  public long left() {
    return ledger.open(before());
  }

  private Instant before() {
    return clock.instant().minus(GRACE).truncatedTo(ChronoUnit.MINUTES);
  }
}

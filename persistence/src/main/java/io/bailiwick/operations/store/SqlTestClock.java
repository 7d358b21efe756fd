package io.bailiwick.operations.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.operations.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** One row, or none while the clock was never moved. */
@ApplicationScoped
public class SqlTestClock implements TestClock {

  private static final String AHEAD = "SELECT ahead_micros FROM test_clock";

  private static final String MOVE =
      """
      INSERT INTO test_clock (ahead_micros) VALUES (:micros)
      ON CONFLICT (only_one) DO UPDATE
      SET ahead_micros = greatest(test_clock.ahead_micros, excluded.ahead_micros)
      """;

  private final Sql sql;

  @Inject
  SqlTestClock(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlTestClock() {
    this(null);
  }

  @Override
  public Duration ahead() {
    var micros = sql.run(handle -> handle.createQuery(AHEAD).mapTo(Long.class).findOne());
    return Duration.of(micros.orElse(0L), ChronoUnit.MICROS);
  }

  @Override
  public void moveTo(Duration ahead) {
    var micros = ahead.toNanos() / 1_000;
    sql.run(handle -> handle.createUpdate(MOVE).bind("micros", micros).execute());
  }
}

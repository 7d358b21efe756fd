package io.bailiwick.metering;

import io.bailiwick.kernel.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A billing period: one calendar month in UTC, wherever the server stands. */
public record UsageMonth(YearMonth value) {

  public static UsageMonth of(Instant moment) {
    return new UsageMonth(YearMonth.from(moment.atOffset(ZoneOffset.UTC)));
  }

  public static UsageMonth current(Clock clock) {
    return of(clock.instant());
  }

  /**
   * @param text {@code YYYY-MM}, of the years 2000 to 2099
   * @throws Problem INVALID_REQUEST naming the field {@code month}
   */
  public static UsageMonth parse(String text) {
    if (text.matches("20\\d{2}-\\d{2}")) {
      try {
        return new UsageMonth(YearMonth.parse(text));
      } catch (DateTimeException noSuchMonth) {
        // Told below.
      }
    }
    throw Problem.invalid("month", "must be a month as YYYY-MM");
  }

  /** The key of every rollup: the first day. */
  public LocalDate start() {
    return value.atDay(1);
  }

  public Instant begins() {
    return start().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment that no longer belongs to it. */
  public Instant ends() {
    return value.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

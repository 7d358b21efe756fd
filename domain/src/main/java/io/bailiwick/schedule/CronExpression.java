package io.bailiwick.schedule;

import io.bailiwick.kernel.Problem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Five Unix fields, or a name for them, as bit masks over local time. It knows dates and times of
 * day, and nothing of zones: {@link Schedule} does. Why not a library's: docs/adr.
 */
public final class CronExpression {

  /** What refusals call it. */
  static final String FIELD = "schedule";

  private static final int LONGEST = 200;
  private static final int MINUTES_OF_DAY = 24 * 60;

  /** After so many years the calendar repeats, weekdays included. */
  private static final int CALENDAR_YEARS = 400;

  private static final Map<String, String> NAMED =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private final String text;
  final long minutes;
  final int hours;
  final DaysOfMonth days;
  final int months;

  private CronExpression(String text, String[] fields) {
    this.text = text;
    minutes = CronField.MINUTE.mask(fields[0]);
    hours = (int) CronField.HOUR.mask(fields[1]);
    days = new DaysOfMonth(fields[2], fields[4]);
    months = (int) CronField.MONTH.mask(fields[3]);
  }

  /**
   * @throws Problem INVALID_REQUEST with the reason in words
   */
  public static CronExpression parse(String text) {
    if (text == null || text.isBlank()) {
      throw Problem.invalid(FIELD, "is missing");
    }
    if (text.length() > LONGEST) {
      throw Problem.invalid(FIELD, "must be at most " + LONGEST + " characters long");
    }
    var expression = new CronExpression(text.strip(), fields(text.strip()));
    if (expression.nextDate(LocalDate.of(2000, 1, 1)) == null) {
      throw Problem.invalid(FIELD, "'" + text.strip() + "' can never run: there is no such date");
    }
    return expression;
  }

  private static String[] fields(String text) {
    if (text.startsWith("@")) {
      var named = NAMED.get(text.toLowerCase(Locale.ROOT));
      if (named == null) {
        throw Problem.invalid(
            FIELD, "'" + text + "' is not one of @hourly, @daily, @weekly, @monthly and @yearly");
      }
      return named.split(" ");
    }
    var fields = text.toUpperCase(Locale.ROOT).split("\\s+");
    if (fields.length == 6 || fields.length == 7) {
      throw Problem.invalid(
          FIELD,
          "has "
              + fields.length
              + " fields; a schedule has five and no seconds, since it runs once a minute at most");
    }
    if (fields.length != 5) {
      throw Problem.invalid(
          FIELD, "must have five fields: minute, hour, day of the month, month, day of the week");
    }
    return fields;
  }

  /**
   * The first moment from this one on; a started minute is over.
   *
   * @return null when there is none, far in the future
   */
  LocalDateTime next(LocalDateTime from) {
    var start = ceiling(from);
    var date = nextDate(start.toLocalDate());
    if (date == null) {
      return null;
    }
    if (date.equals(start.toLocalDate())) {
      var minute = nextMinute(start.getHour() * 60 + start.getMinute());
      if (minute >= 0) {
        return date.atTime(minute / 60, minute % 60);
      }
      date = nextDate(date.plusDays(1));
      if (date == null) {
        return null;
      }
    }
    var minute = nextMinute(0);
    return date.atTime(minute / 60, minute % 60);
  }

  /** Whether it has a moment in this half-open span. */
  boolean within(LocalDateTime from, LocalDateTime to) {
    var next = next(from);
    return next != null && next.isBefore(to);
  }

  /** How many moments this half-open span has, at the cost of a step for each of its months. */
  long count(LocalDateTime from, LocalDateTime to) {
    var begin = ceiling(from);
    var end = ceiling(to);
    if (!begin.isBefore(end)) {
      return 0;
    }
    var perDay = (long) Long.bitCount(minutes) * Integer.bitCount(hours);
    return perDay * datesBefore(begin.toLocalDate(), end.toLocalDate())
        + minutesBefore(end)
        - minutesBefore(begin);
  }

  /** Days from the first, included, to the last, excluded. */
  private long datesBefore(LocalDate from, LocalDate to) {
    var count = 0L;
    for (var month = from.withDayOfMonth(1); month.isBefore(to); month = month.plusMonths(1)) {
      if ((months & 1 << month.getMonthValue()) == 0) {
        continue;
      }
      var mask = days.in(month.getYear(), month.getMonthValue());
      if (month.isBefore(from)) {
        mask &= -1 << from.getDayOfMonth();
      }
      if (month.getYear() == to.getYear() && month.getMonth() == to.getMonth()) {
        mask &= (1 << to.getDayOfMonth()) - 1;
      }
      count += Integer.bitCount(mask);
    }
    return count;
  }

  /** How many moments the day has had before this time of it. */
  private long minutesBefore(LocalDateTime time) {
    var month = days.in(time.getYear(), time.getMonthValue());
    if ((months & 1 << time.getMonthValue()) == 0 || (month & 1 << time.getDayOfMonth()) == 0) {
      return 0;
    }
    var fullHours = Integer.bitCount(hours & (1 << time.getHour()) - 1);
    var started = (hours & 1 << time.getHour()) == 0 ? 0 : (1L << time.getMinute()) - 1;
    return (long) fullHours * Long.bitCount(minutes) + Long.bitCount(minutes & started);
  }

  private int nextMinute(int from) {
    var hour = from / 60;
    if (from < MINUTES_OF_DAY && (hours & 1 << hour) != 0) {
      var left = minutes & -1L << from % 60;
      if (left != 0) {
        return hour * 60 + Long.numberOfTrailingZeros(left);
      }
    }
    var later = hours & -1 << hour + 1;
    return later == 0
        ? -1
        : Integer.numberOfTrailingZeros(later) * 60 + Long.numberOfTrailingZeros(minutes);
  }

  private LocalDate nextDate(LocalDate from) {
    var left = -1 << from.getDayOfMonth();
    var year = from.getYear();
    var month = from.getMonthValue();
    for (var last = year + CALENDAR_YEARS; year <= last; left = -1) {
      if ((months & 1 << month) != 0) {
        var mask = days.in(year, month) & left;
        if (mask != 0) {
          return LocalDate.of(year, month, Integer.numberOfTrailingZeros(mask));
        }
      }
      month = month % 12 + 1;
      year += month == 1 ? 1 : 0;
    }
    return null;
  }

  static LocalDateTime ceiling(LocalDateTime time) {
    var minute = time.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(time) ? minute : minute.plusMinutes(1);
  }

  /** What it does, as an English sentence without the zone. */
  public String inWords() {
    return new CronWords(this).sentence();
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

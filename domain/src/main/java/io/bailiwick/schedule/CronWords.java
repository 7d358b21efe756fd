package io.bailiwick.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** An expression as an English sentence, made from what it does and not from how it is typed. */
final class CronWords {

  private static final int MOST_TIMES = 6;
  private static final long ALL_MINUTES = (1L << 60) - 1;
  private static final int ALL_HOURS = (1 << 24) - 1;
  private static final int ALL_MONTHS = (1 << 13) - 2;
  private static final int ALL_DAYS = -2;
  private static final int ALL_WEEKDAYS = 0x7f;

  private final CronExpression expression;

  CronWords(CronExpression expression) {
    this.expression = expression;
  }

  String sentence() {
    return times() + days() + months() + ".";
  }

  private String times() {
    var minutes = expression.minutes;
    var hours = expression.hours;
    if (Long.bitCount(minutes) * Integer.bitCount(hours) <= MOST_TIMES) {
      return "At " + joined(clockTimes(), "and");
    }
    if (Long.bitCount(minutes) == 1 && stepOf(hours, 24) > 1) {
      return "Every " + stepOf(hours, 24) + " hours" + past(minutes);
    }
    if (minutes == ALL_MINUTES) {
      return "Every minute" + ofHours(hours);
    }
    if (stepOf(minutes, 60) > 1) {
      return "Every " + stepOf(minutes, 60) + " minutes" + ofHours(hours);
    }
    if (hours == ALL_HOURS && Long.bitCount(minutes) == 1) {
      return "Every hour" + past(minutes);
    }
    return "At "
        + (Long.bitCount(minutes) == 1 ? "minute " : "the minutes ")
        + joined(spans(minutes, Integer::toString), "and")
        + (hours == ALL_HOURS ? " of every hour" : ofHours(hours));
  }

  private static String past(long minutes) {
    var minute = Long.numberOfTrailingZeros(minutes);
    return minute == 0 ? "" : ", at minute " + minute;
  }

  private List<String> clockTimes() {
    var times = new ArrayList<String>();
    for (var hour = 0; hour < 24; hour++) {
      for (var minute = 0; minute < 60; minute++) {
        if ((expression.hours & 1 << hour) != 0 && (expression.minutes & 1L << minute) != 0) {
          times.add(String.format(Locale.ROOT, "%02d:%02d", hour, minute));
        }
      }
    }
    return times;
  }

  private static String ofHours(int hours) {
    if (hours == ALL_HOURS) {
      return "";
    }
    if (stepOf(hours, 24) > 1) {
      return " of every " + ordinal(stepOf(hours, 24)) + " hour from midnight";
    }
    return Integer.bitCount(hours) == 1
        ? " of the hour " + Integer.numberOfTrailingZeros(hours)
        : " of the hours " + joined(spans(hours, Integer::toString), "and");
  }

  private String days() {
    var days = expression.days;
    if (days.anyDay && days.anyWeekday || isEveryDay()) {
      return Long.bitCount(expression.minutes) * Integer.bitCount(expression.hours) <= MOST_TIMES
          ? " every day"
          : "";
    }
    var parts = new ArrayList<String>();
    if (!days.anyDay) {
      addDays(parts);
    }
    if (!days.anyWeekday) {
      addWeekdays(parts);
    }
    return " on " + joined(parts, "and");
  }

  private boolean isEveryDay() {
    var days = expression.days;
    return !days.anyDay && (days.days | 1) == -1
        || !days.anyWeekday && days.weekdays == ALL_WEEKDAYS;
  }

  private void addDays(List<String> parts) {
    var days = expression.days;
    if ((days.days & ALL_DAYS) != 0) {
      spans(days.days, CronWords::ordinal).forEach(span -> parts.add("the " + span));
    }
    for (var day = 1; day <= 31; day++) {
      if ((days.nearest & 1 << day) != 0) {
        parts.add("the working day nearest the " + ordinal(day));
      }
    }
    for (var n = 30; n >= 1; n--) {
      if ((days.beforeLast & 1 << n) != 0) {
        parts.add("the " + ordinal(n) + " day before the month's last");
      }
    }
    if ((days.beforeLast & 1) != 0) {
      parts.add("the last day of the month");
    }
    if (days.lastWorkday) {
      parts.add("the last working day of the month");
    }
  }

  private void addWeekdays(List<String> parts) {
    var days = expression.days;
    parts.addAll(spans(mondayFirst(days.weekdays), CronWords::weekday));
    for (var n = 0; n < days.nthOf.length; n++) {
      for (var weekday : spans(mondayFirst(days.nthOf[n]), CronWords::weekday)) {
        parts.add("the " + ordinal(n + 1) + " " + weekday + " of the month");
      }
    }
    for (var weekday : spans(mondayFirst(days.lastOf), CronWords::weekday)) {
      parts.add("the last " + weekday + " of the month");
    }
  }

  private String months() {
    return expression.months == ALL_MONTHS
        ? ""
        : " in "
            + joined(
                spans(
                    expression.months,
                    month -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                "and");
  }

  /** Bits 0 to 6 for Sunday to Saturday, as 1 to 7 for Monday to Sunday. */
  private static int mondayFirst(int weekdays) {
    return weekdays & 0x7e | (weekdays & 1) << 7;
  }

  private static String weekday(int mondayIsOne) {
    return DayOfWeek.of(mondayIsOne).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** n, where a mask is every n-th of so many beginning with 0, and n divides them; else 0. */
  private static int stepOf(long mask, int of) {
    for (var step = 1; step <= of / 2; step++) {
      var every = 0L;
      for (var value = 0; of % step == 0 && value < of; value += step) {
        every |= 1L << value;
      }
      if (every == mask) {
        return step;
      }
    }
    return 0;
  }

  /** Its values, three or more in a row as a span. */
  private static List<String> spans(long mask, IntFunction<String> name) {
    var spans = new ArrayList<String>();
    for (var from = 0; from < 64; from++) {
      if ((mask & 1L << from) == 0) {
        continue;
      }
      var to = from;
      while (to < 63 && (mask & 1L << to + 1) != 0) {
        to++;
      }
      if (to - from >= 2) {
        spans.add(name.apply(from) + " to " + name.apply(to));
        from = to;
      } else {
        spans.add(name.apply(from));
      }
    }
    return spans;
  }

  private static String ordinal(int n) {
    var teens = n % 100 >= 11 && n % 100 <= 13;
    return n
        + switch (teens ? 0 : n % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private static String joined(List<String> parts, String last) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1))
            + " "
            + last
            + " "
            + parts.get(parts.size() - 1);
  }
}

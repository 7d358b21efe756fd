package io.bailiwick.schedule;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which days of a month: the two fields that speak of days, together. Where both are restricted,
 * either is enough, as Unix has it; a field is restricted when it is not a star.
 */
final class DaysOfMonth {

  private static final Pattern BEFORE_LAST = Pattern.compile("L(?:-([0-9]{1,2}))?");
  private static final Pattern NEAREST = Pattern.compile("([0-9]{1,2})W");
  private static final Pattern LAST_OF = Pattern.compile("([0-7]|[A-Z]{3})L");
  private static final Pattern NTH_OF = Pattern.compile("([0-7]|[A-Z]{3})#([0-9]{1,2})");
  private static final int MOST_BEFORE_LAST = 30;
  private static final int MOST_OF_A_WEEKDAY = 5;

  final boolean anyDay;
  final boolean anyWeekday;

  /** Bit d for day d. */
  int days;

  /** Bit n for the n-th day before the last one. */
  int beforeLast;

  /** Bit d for the working day nearest to day d. */
  int nearest;

  boolean lastWorkday;

  /** Bit 0 for Sundays, to 6 for Saturdays. */
  int weekdays;

  /** Bit 0 for the month's last Sunday, to 6. */
  int lastOf;

  /** At n - 1, such a mask for the n-th of the month. */
  final int[] nthOf = new int[MOST_OF_A_WEEKDAY];

  DaysOfMonth(String dayOfMonth, String dayOfWeek) {
    anyDay = unrestricted(dayOfMonth);
    anyWeekday = unrestricted(dayOfWeek);
    for (var item : CronField.DAY_OF_MONTH.items(dayOfMonth)) {
      addDay(item);
    }
    for (var item : CronField.DAY_OF_WEEK.items(dayOfWeek)) {
      addWeekday(item);
    }
  }

  /**
   * @return bit d for day d
   */
  int in(int year, int month) {
    var first = LocalDate.of(year, month, 1);
    var length = first.lengthOfMonth();
    var all = (int) ((1L << length + 1) - 2);
    if (anyDay && anyWeekday) {
      return all;
    }
    var weekdayOfFirst = first.getDayOfWeek().getValue() % 7;
    var found = anyDay ? 0 : byDay(weekdayOfFirst, length);
    return all & (anyWeekday ? found : found | byWeekday(weekdayOfFirst, length));
  }

  private int byDay(int weekdayOfFirst, int length) {
    var found = days;
    for (var n = 0; n < length; n++) {
      if ((beforeLast & 1 << n) != 0) {
        found |= 1 << length - n;
      }
    }
    for (var day = 1; nearest != 0 && day <= length; day++) {
      if ((nearest & 1 << day) != 0) {
        found |= 1 << workdayNearest(day, weekdayOfFirst, length);
      }
    }
    return lastWorkday ? found | 1 << workdayNearest(length, weekdayOfFirst, length) : found;
  }

  private static int workdayNearest(int day, int weekdayOfFirst, int length) {
    return switch (weekday(day, weekdayOfFirst)) {
      case 6 -> day == 1 ? 3 : day - 1;
      case 0 -> day == length ? day - 2 : day + 1;
      default -> day;
    };
  }

  private int byWeekday(int weekdayOfFirst, int length) {
    var found = 0;
    for (var day = 1; day <= length; day++) {
      var wanted = weekdays | nthOf[(day - 1) / 7] | (day > length - 7 ? lastOf : 0);
      if ((wanted & 1 << weekday(day, weekdayOfFirst)) != 0) {
        found |= 1 << day;
      }
    }
    return found;
  }

  private static int weekday(int day, int weekdayOfFirst) {
    return (weekdayOfFirst + day - 1) % 7;
  }

  private void addDay(String item) {
    Matcher match;
    if (item.equals("LW")) {
      lastWorkday = true;
    } else if ((match = BEFORE_LAST.matcher(item)).matches()) {
      var n = match.group(1) == null ? 0 : Integer.parseInt(match.group(1));
      if (n > MOST_BEFORE_LAST) {
        throw CronField.DAY_OF_MONTH.wrong("no month has a day " + n + " days before its last");
      }
      beforeLast |= 1 << n;
    } else if ((match = NEAREST.matcher(item)).matches()) {
      nearest |= 1 << CronField.DAY_OF_MONTH.value(match.group(1));
    } else {
      days |= (int) CronField.DAY_OF_MONTH.maskOf(item);
    }
  }

  private void addWeekday(String item) {
    Matcher match;
    if (item.equals("L")) {
      throw CronField.DAY_OF_WEEK.wrong(
          "a bare 'L' can mean Saturday or Sunday; write the day, or 5L for the last Friday");
    } else if ((match = LAST_OF.matcher(item)).matches()) {
      lastOf |= 1 << CronField.DAY_OF_WEEK.value(match.group(1)) % 7;
    } else if ((match = NTH_OF.matcher(item)).matches()) {
      var n = Integer.parseInt(match.group(2));
      if (n < 1 || n > MOST_OF_A_WEEKDAY) {
        throw CronField.DAY_OF_WEEK.wrong("no month has a day of the week " + n + " times");
      }
      nthOf[n - 1] |= 1 << CronField.DAY_OF_WEEK.value(match.group(1)) % 7;
    } else {
      weekdays |= (int) CronField.DAY_OF_WEEK.maskOf(item);
    }
  }

  private static boolean unrestricted(String field) {
    for (var item : field.split(",", -1)) {
      if (item.equals("*") || item.equals("*/1")) {
        return true;
      }
    }
    return false;
  }
}

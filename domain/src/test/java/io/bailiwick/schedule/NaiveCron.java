package io.bailiwick.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An expression understood as slowly as can be: it is asked of one local time whether it matches.
 * Shares nothing with what it judges.
 */
final class NaiveCron {

  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<String> MONTHS =
      List.of(
          "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private final String[] fields;
  private final BitSet minutes = new BitSet();
  private final BitSet hours = new BitSet();
  private final Map<LocalDate, Boolean> days = new HashMap<>();

  NaiveCron(String expression) {
    fields = expression.split(" ");
    for (var value = 0; value < 60; value++) {
      var minute = value;
      minutes.set(minute, any(fields[0], item -> plain(item, minute, 0, 59, List.of())));
      hours.set(minute, any(fields[1], item -> plain(item, minute, 0, 23, List.of())));
    }
  }

  boolean matches(LocalDateTime time) {
    return minutes.get(time.getMinute())
        && hours.get(time.getHour())
        && days.computeIfAbsent(time.toLocalDate(), this::date);
  }

  private boolean date(LocalDate date) {
    if (!any(fields[3], item -> plain(item, date.getMonthValue(), 1, 12, MONTHS))) {
      return false;
    }
    var byDay = any(fields[2], item -> dayOfMonth(item, date));
    var byWeekday = any(fields[4], item -> dayOfWeek(item, date));
    if (isStar(fields[2])) {
      return byWeekday;
    }
    return isStar(fields[4]) ? byDay : byDay || byWeekday;
  }

  private static boolean isStar(String field) {
    return field.equals("*") || field.equals("*/1");
  }

  private static boolean dayOfMonth(String item, LocalDate date) {
    var last = date.lengthOfMonth();
    if (item.equals("LW")) {
      return date.equals(nearestWorkday(date.withDayOfMonth(last)));
    }
    if (item.startsWith("L")) {
      var n = item.length() == 1 ? 0 : Integer.parseInt(item.substring(2));
      return date.getDayOfMonth() == last - n;
    }
    if (item.endsWith("W")) {
      var day = Integer.parseInt(item.substring(0, item.length() - 1));
      return day <= last && date.equals(nearestWorkday(date.withDayOfMonth(day)));
    }
    return plain(item, date.getDayOfMonth(), 1, 31, List.of());
  }

  private static LocalDate nearestWorkday(LocalDate day) {
    for (var distance = 0; ; distance++) {
      for (var candidate : List.of(day.minusDays(distance), day.plusDays(distance))) {
        if (candidate.getMonth() == day.getMonth()
            && candidate.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
          return candidate;
        }
      }
    }
  }

  private static boolean dayOfWeek(String item, LocalDate date) {
    var weekday = date.getDayOfWeek().getValue() % 7;
    if (item.endsWith("L")) {
      return number(item.substring(0, item.length() - 1), WEEKDAYS) % 7 == weekday
          && date.plusWeeks(1).getMonth() != date.getMonth();
    }
    if (item.contains("#")) {
      var parts = item.split("#");
      var n = Integer.parseInt(parts[1]);
      return number(parts[0], WEEKDAYS) % 7 == weekday
          && date.minusWeeks(n - 1).getMonth() == date.getMonth()
          && date.minusWeeks(n).getMonth() != date.getMonth();
    }
    return plain(item, weekday, 0, 6, WEEKDAYS)
        || weekday == 0 && !item.contains("*") && plain(item, 7, 0, 6, WEEKDAYS);
  }

  private static boolean plain(String item, int value, int first, int last, List<String> names) {
    var slash = item.indexOf('/');
    var step = slash < 0 ? 1 : Integer.parseInt(item.substring(slash + 1));
    var range = slash < 0 ? item : item.substring(0, slash);
    var dash = range.indexOf('-');
    if (range.equals("*")) {
      return (value - first) % step == 0;
    }
    var from = number(dash < 0 ? range : range.substring(0, dash), names);
    var to = dash < 0 ? (slash < 0 ? from : last) : number(range.substring(dash + 1), names);
    return value >= from && value <= to && (value - from) % step == 0;
  }

  private static int number(String text, List<String> names) {
    return names.contains(text) ? names.indexOf(text) : Integer.parseInt(text);
  }

  private static boolean any(String field, Predicate<String> item) {
    for (var each : field.split(",")) {
      if (item.test(each)) {
        return true;
      }
    }
    return false;
  }
}

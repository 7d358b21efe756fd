package io.bailiwick.schedule;

import io.bailiwick.kernel.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** One of the five fields: what may stand in it, and which bits of a mask that sets. */
enum CronField {
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY_OF_MONTH("day of the month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK("day of the week", 0, 6, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final int SECOND_SUNDAY = 7;
  private static final Pattern ITEM =
      Pattern.compile(
          "(?:(?<star>\\*)|(?<from>[0-9]{1,2}|[A-Z]{3})(?:-(?<to>[0-9]{1,2}|[A-Z]{3}))?)"
              + "(?:/(?<step>[0-9]{1,2}))?");

  private final String noun;
  private final int first;
  private final int last;
  private final List<String> names;

  CronField(String noun, int first, int last, List<String> names) {
    this.noun = noun;
    this.first = first;
    this.last = last;
    this.names = names;
  }

  /**
   * Of a list whose items are all plain.
   *
   * @throws Problem INVALID_REQUEST
   */
  long mask(String field) {
    var mask = 0L;
    for (var item : items(field)) {
      mask |= maskOf(item);
    }
    return mask;
  }

  String[] items(String field) {
    return field.split(",", -1);
  }

  /** Of one item: a star, a value, a range, each with or without a step. */
  long maskOf(String item) {
    var match = ITEM.matcher(item);
    if (!match.matches()) {
      throw wrong("'" + item + "' is not understood");
    }
    var step = match.group("step") == null ? 1 : step(match.group("step"));
    if (match.group("star") != null) {
      return every(step, first, last);
    }
    var from = value(match.group("from"));
    if (match.group("to") != null) {
      return range(item, from, value(match.group("to")), step);
    }
    if (match.group("step") != null) {
      return every(step, from == SECOND_SUNDAY && this == DAY_OF_WEEK ? 0 : from, last);
    }
    return folded(1L << from);
  }

  /**
   * @return from {@code first} to {@code last}; 7 too for a Sunday
   */
  int value(String text) {
    var named = names.indexOf(text);
    if (named >= 0) {
      return named + first;
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong("'" + text + "' is not a name of one");
    }
    var value = Integer.parseInt(text);
    if (value < first || value > last && !(this == DAY_OF_WEEK && value == SECOND_SUNDAY)) {
      throw wrong(value + " is not between " + first + " and " + last);
    }
    return value;
  }

  Problem wrong(String why) {
    return Problem.invalid(CronExpression.FIELD, "in the " + noun + ", " + why);
  }

  private long range(String item, int from, int to, int step) {
    var begin = this == DAY_OF_WEEK && from == SECOND_SUNDAY && to != from ? 0 : from;
    var end = this == DAY_OF_WEEK && to == 0 && begin > 0 ? SECOND_SUNDAY : to;
    if (begin > end) {
      throw wrong("the range '" + item + "' runs backwards");
    }
    return every(step, begin, end);
  }

  private int step(String text) {
    var step = Integer.parseInt(text);
    if (step < 1 || step > last) {
      throw wrong("a step of " + step + " is not between 1 and " + last);
    }
    return step;
  }

  private long every(int step, int from, int to) {
    var mask = 0L;
    for (var value = from; value <= to; value += step) {
      mask |= 1L << value;
    }
    return folded(mask);
  }

  /** A Sunday is 0, also where it was written as 7. */
  private long folded(long mask) {
    if (this != DAY_OF_WEEK) {
      return mask;
    }
    return (mask | mask >> SECOND_SUNDAY) & 0x7f;
  }
}

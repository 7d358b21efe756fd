package io.bailiwick.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What somebody sees before a job is made: the next runs by its own clocks, and what the coming
 * clock changes do to it.
 *
 * @param inWords what the schedule does
 * @param notes a sentence for each change of the clocks within a year that touches the schedule
 */
public record SchedulePreview(String inWords, List<OffsetDateTime> runs, List<String> notes) {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  public SchedulePreview {
    runs = List.copyOf(runs);
    notes = List.copyOf(notes);
  }

  /**
   * @param most how many runs
   */
  public static SchedulePreview of(Schedule schedule, Instant after, int most) {
    var runs =
        schedule.next(after, most).stream()
            .map(at -> at.atZone(schedule.zone()).toOffsetDateTime())
            .toList();
    return new SchedulePreview(schedule.inWords(), runs, notes(schedule, after));
  }

  private static List<String> notes(Schedule schedule, Instant after) {
    var notes = new ArrayList<String>();
    var rules = schedule.zone().getRules();
    var end = after.plus(YEAR);
    for (var change = rules.nextTransition(after);
        change != null && change.getInstant().isBefore(end);
        change = rules.nextTransition(change.getInstant())) {
      var from = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
      var to = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
      if (schedule.expression().within(from, to)) {
        notes.add(note(change, schedule.changes(), schedule.zone()));
      }
    }
    return notes;
  }

  private static String note(ZoneOffsetTransition change, ClockChanges changes, ZoneId zone) {
    var before = change.getDateTimeBefore();
    var after = change.getDateTimeAfter();
    var moved =
        "On "
            + DAY.format(before)
            + " the clocks of "
            + zone
            + " go from "
            + TIME.format(before)
            + (before.toLocalDate().equals(after.toLocalDate())
                ? " to "
                : " to " + DAY.format(after) + ", ")
            + TIME.format(after)
            + ": ";
    if (change.isGap()) {
      return moved
          + switch (changes.gap()) {
            case SKIP -> "what is due in between does not run.";
            case RUN_AFTER_GAP -> "what is due in between runs once, then.";
          };
    }
    return moved
        + switch (changes.repeat()) {
          case ONCE -> "what is due in between runs the first time only; choose twice for both.";
          case TWICE -> "what is due in between runs both times.";
        };
  }
}

package io.bailiwick.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The instants of an expression in a zone. Between two of the zone's transitions local time runs
 * evenly, so an expression's next local time gives the instant; each transition is looked at as it
 * is crossed. What is due depends on nothing else, least of all on where one begins to look.
 */
final class DueTimes {

  /** No transition moves local time further, with days to spare. */
  private static final Duration SAFE = Duration.ofDays(3);

  private final CronExpression expression;
  private final ZoneRules rules;
  private final ClockChanges changes;

  DueTimes(CronExpression expression, ZoneRules rules, ClockChanges changes) {
    this.expression = expression;
    this.rules = rules;
    this.changes = changes;
  }

  /**
   * @return strictly later; null when there is none
   */
  Instant next(Instant after) {
    var offset = rules.getOffset(after);
    var local = LocalDateTime.ofInstant(after, offset);
    var from = unrepeated(local, offset);
    from = from.equals(local) ? local.plusNanos(1) : from;
    return next(after, from, offset);
  }

  /** The first from a local time on, within or behind the segment that holds an instant. */
  private Instant next(Instant inSegment, LocalDateTime firstLocal, ZoneOffset firstOffset) {
    var segment = inSegment;
    var from = firstLocal;
    var offset = firstOffset;
    while (true) {
      var local = expression.next(from);
      if (local == null) {
        return null;
      }
      var at = local.toInstant(offset);
      var change = rules.nextTransition(segment);
      if (change == null || at.isBefore(change.getInstant())) {
        return at;
      }
      var shortly = at.minus(SAFE);
      if (shortly.isAfter(change.getInstant()) && !change.getDateTimeAfter().isBefore(from)) {
        // Nothing is due until then, in no gap and in no repeated hour either.
        segment = shortly;
        offset = rules.getOffset(segment);
        from = LocalDateTime.ofInstant(segment, offset);
      } else if (runsAfter(change)) {
        return change.getInstant();
      } else {
        segment = change.getInstant();
        offset = change.getOffsetAfter();
        from = beginOf(change);
      }
    }
  }

  /** How many there are in this half-open span, without visiting each of them. */
  long count(Instant from, Instant to) {
    var count = 0L;
    var begin = from;
    var offset = rules.getOffset(begin);
    var local = unrepeated(LocalDateTime.ofInstant(begin, offset), offset);
    var here = rules.previousTransition(begin.plusNanos(1));
    if (here != null && here.getInstant().equals(begin)) {
      count += extraAfter(here);
    }
    while (begin.isBefore(to)) {
      var change = rules.nextTransition(begin);
      var end = change == null || to.isBefore(change.getInstant()) ? to : change.getInstant();
      count += expression.count(local, LocalDateTime.ofInstant(end, offset));
      if (change == null || !change.getInstant().isBefore(to)) {
        break;
      }
      begin = change.getInstant();
      offset = change.getOffsetAfter();
      local = beginOf(change);
      count += extraAfter(change);
    }
    return count;
  }

  /** The run after a gap, unless the instant is due anyway. */
  private int extraAfter(ZoneOffsetTransition change) {
    return runsAfter(change) && !isDue(change.getDateTimeAfter()) ? 1 : 0;
  }

  private boolean isDue(LocalDateTime local) {
    return local.equals(expression.next(local));
  }

  private boolean runsAfter(ZoneOffsetTransition change) {
    return change.isGap()
        && changes.gap() == GapPolicy.RUN_AFTER_GAP
        && expression.within(change.getDateTimeBefore(), change.getDateTimeAfter());
  }

  /** The first local time behind a transition that may be due. */
  private LocalDateTime beginOf(ZoneOffsetTransition change) {
    return change.isOverlap() && changes.repeat() == RepeatPolicy.ONCE
        ? change.getDateTimeBefore()
        : change.getDateTimeAfter();
  }

  /** The local time, or the end of the repeated hour where it stands in the second one in vain. */
  private LocalDateTime unrepeated(LocalDateTime local, ZoneOffset offset) {
    if (changes.repeat() == RepeatPolicy.TWICE) {
      return local;
    }
    var change = rules.getTransition(local);
    return change != null && change.isOverlap() && change.getOffsetAfter().equals(offset)
        ? change.getDateTimeBefore()
        : local;
  }
}

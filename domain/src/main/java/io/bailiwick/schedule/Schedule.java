package io.bailiwick.schedule;

import io.bailiwick.kernel.CronjobId;
import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a job is due: an expression in a zone, between a first and a last date. Its due times are a
 * function of these alone, so that every node computes the same, whenever it looks.
 */
public final class Schedule {

  private static final Duration LONGEST_JITTER = Duration.ofHours(1);

  private final CronExpression expression;
  private final ZoneId zone;
  private final ClockChanges changes;
  private final Instant starts;
  private final Instant ends;
  private final Jitter jitter;
  private final DueTimes times;

  private Schedule(
      CronExpression expression,
      ZoneId zone,
      ClockChanges changes,
      Instant starts,
      Instant ends,
      Jitter jitter) {
    this.expression = expression;
    this.zone = zone;
    this.changes = changes;
    this.starts = starts;
    this.ends = ends;
    this.jitter = jitter;
    times = new DueTimes(expression, zone.getRules(), changes);
  }

  /** In a zone by its IANA name, by the default policies, for ever and on the dot. */
  public static Schedule of(String expression, String zone) {
    return new Schedule(
        CronExpression.parse(expression),
        TimeZones.parse(zone),
        ClockChanges.DEFAULT,
        Instant.MIN,
        Instant.MAX,
        Jitter.NONE);
  }

  public Schedule with(ClockChanges policies) {
    return new Schedule(expression, zone, policies, starts, ends, jitter);
  }

  /**
   * @param first the first instant that may be due; empty for any
   * @param end the first that may no more; empty for never
   * @throws Problem INVALID_REQUEST when nothing lies between them
   */
  public Schedule between(Optional<Instant> first, Optional<Instant> end) {
    var limited =
        new Schedule(
            expression, zone, changes, first.orElse(Instant.MIN), end.orElse(Instant.MAX), jitter);
    if (first.isPresent() && end.isPresent() && limited.firstFrom(first.get()).isEmpty()) {
      throw Problem.invalid("ends_at", "nothing is due between the start and the end");
    }
    return limited;
  }

  /**
   * @param most by how much a start may be delayed, up to an hour
   * @throws Problem INVALID_REQUEST
   */
  public Schedule spread(Duration most) {
    if (most.isNegative() || most.compareTo(LONGEST_JITTER) > 0) {
      throw Problem.invalid("jitter_seconds", "must be between 0 and 3600");
    }
    return new Schedule(expression, zone, changes, starts, ends, new Jitter(most));
  }

  /** The next due time that is later than this; empty after the last. */
  public Optional<Instant> next(Instant after) {
    var from = after.isBefore(starts) ? starts.minusNanos(1) : after;
    return Optional.ofNullable(times.next(from)).filter(at -> at.isBefore(ends));
  }

  /** The next due time, this instant included. */
  public Optional<Instant> firstFrom(Instant from) {
    return next(from.minusNanos(1));
  }

  /** At most so many due times later than this. */
  public List<Instant> next(Instant after, int most) {
    var found = new ArrayList<Instant>();
    var at = next(after);
    while (at.isPresent() && found.size() < most) {
      found.add(at.get());
      at = next(at.get());
    }
    return found;
  }

  /** How many due times there are from one instant, included, to another, excluded. */
  public long count(Instant from, Instant to) {
    var begin = from.isBefore(starts) ? starts : from;
    var end = to.isAfter(ends) ? ends : to;
    return begin.isBefore(end) ? times.count(begin, end) : 0;
  }

  /** The newest due times in such a span, at most so many, the oldest of them first. */
  public List<Instant> newest(int most, Instant from, Instant to) {
    if (most == 0) {
      return List.of();
    }
    var begin = to;
    for (var span = Duration.ofMinutes(most); begin.isAfter(from); span = span.multipliedBy(2)) {
      begin = to.minus(span).isAfter(from) ? to.minus(span) : from;
      if (count(begin, to) >= most) {
        break;
      }
    }
    var found = new ArrayDeque<Instant>();
    var at = firstFrom(begin);
    while (at.isPresent() && at.get().isBefore(to)) {
      if (found.size() == most) {
        found.removeFirst();
      }
      found.addLast(at.get());
      at = next(at.get());
    }
    return List.copyOf(found);
  }

  /**
   * @throws Problem INVALID_REQUEST when nothing is due any more
   */
  public void mustRunAfter(Instant now) {
    if (next(now).isEmpty()) {
      throw Problem.invalid(
          CronExpression.FIELD, "'" + expression + "' is not due any more before the job ends");
    }
  }

  /** What it does in English, zone included. */
  public String inWords() {
    var sentence = expression.inWords();
    return sentence.substring(0, sentence.length() - 1) + ", by the clocks of " + zone + ".";
  }

  /** When to start what is due then: the same for each node. */
  Instant startOf(CronjobId job, Instant scheduledFor) {
    return jitter.startOf(job, scheduledFor);
  }

  /** Whatever is due until then has to be started by now. */
  Instant startedByNow(Instant now) {
    return now.minus(jitter.most());
  }

  public CronExpression expression() {
    return expression;
  }

  public ZoneId zone() {
    return zone;
  }

  public ClockChanges changes() {
    return changes;
  }
}

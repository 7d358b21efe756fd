package io.bailiwick.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;

/**
 * Walks minute by minute over the instants of a span, looks at the clock on the wall, and notes
 * what it says: the very words of the policies, without any calendar arithmetic.
 */
final class SlowOracle {

  private record Tick(Instant at, LocalDateTime local, boolean repeated, List<LocalDateTime> gap) {}

  private final List<Tick> ticks = new ArrayList<>();

  /**
   * @param from a whole minute
   * @param runUp longer than any repeated span: it needs to have seen the first time of what comes
   *     twice
   */
  SlowOracle(ZoneId zone, Instant from, Instant to, Duration runUp) {
    var seen = new HashSet<LocalDateTime>();
    var previous = LocalDateTime.ofInstant(from.minus(runUp).minusSeconds(60), zone);
    for (var at = from.minus(runUp); at.isBefore(to); at = at.plusSeconds(60)) {
      var local = LocalDateTime.ofInstant(at, zone);
      var gap = new ArrayList<LocalDateTime>();
      for (var lost = previous.plusMinutes(1); lost.isBefore(local); lost = lost.plusMinutes(1)) {
        gap.add(lost);
      }
      var repeated = !seen.add(local);
      if (!at.isBefore(from)) {
        ticks.add(new Tick(at, local, repeated, gap));
      }
      previous = local;
    }
  }

  /** What the clock on the wall says of one expression. */
  final class Judgement {

    private final BitSet matches = new BitSet();
    private final BitSet gapMatches = new BitSet();

    Judgement(String expression) {
      var cron = new NaiveCron(expression);
      for (var i = 0; i < ticks.size(); i++) {
        matches.set(i, cron.matches(ticks.get(i).local));
        gapMatches.set(i, ticks.get(i).gap.stream().anyMatch(cron::matches));
      }
    }

    List<Instant> due(ClockChanges changes) {
      var due = new ArrayList<Instant>();
      for (var i = 0; i < ticks.size(); i++) {
        var repeats = changes.repeat() == RepeatPolicy.TWICE || !ticks.get(i).repeated;
        var makesUp = changes.gap() == GapPolicy.RUN_AFTER_GAP && gapMatches.get(i);
        if (matches.get(i) && repeats || makesUp) {
          due.add(ticks.get(i).at);
        }
      }
      return due;
    }
  }
}

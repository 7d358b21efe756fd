package io.bailiwick.schedule;

import io.bailiwick.kernel.CronjobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides what becomes of a job's due times that have come: which start, which wait, and which have
 * to be accounted for without a run. Each of them is in exactly one row.
 */
final class Fates {

  /** Up to then a run is on time: a schedule is no finer than that. */
  static final Duration LATE_AFTER = Duration.ofMinutes(1);

  /** So many of the same fate have rows of their own; more share one. */
  static final int MOST_ROWS = 10;

  private static final int LONGEST_QUEUE = 100;

  private final CronjobId job;
  private final Schedule schedule;
  private final Terms terms;
  private final Instant now;
  private final List<ExpectedRun> rows = new ArrayList<>();

  Fates(CronjobId job, Schedule schedule, Terms terms, Instant now) {
    this.job = job;
    this.schedule = schedule;
    this.terms = terms;
    this.now = now;
  }

  /**
   * @param first the oldest due time
   * @param last the newest, whose start has come
   */
  Arising of(Instant first, Instant last, OpenRuns open) {
    var end = last.plusNanos(1);
    var most = terms.missed().starts(!isLate(last));
    var alone = first.equals(last) && most > 0;
    var starts = alone ? List.of(last) : schedule.newest(most, first, end);
    account(
        first,
        starts.isEmpty() ? end : starts.get(0),
        terms.missed().fateOfOthers(),
        terms.missed().reasonOfOthers());
    var inTime = starts.stream().filter(at -> !terms.isOver(startOf(at), now)).toList();
    starts.stream()
        .filter(at -> !inTime.contains(at))
        .forEach(at -> notRun(at, ExecutionStatus.EXPIRED, tooLate()));
    var replaces = terms.overlap() == Overlap.REPLACE && open.any() && !inTime.isEmpty();
    overlap(inTime, open);
    // Jitter may let an older run start in time, and a newer one not.
    rows.sort(Comparator.comparing(ExpectedRun::scheduledFor));
    return new Arising(rows, replaces);
  }

  /** Accounts for a half-open span in which nothing runs, whatever the policies. */
  List<ExpectedRun> none(Instant from, Instant to, String reason) {
    account(from, to, ExecutionStatus.SKIPPED, reason);
    return List.copyOf(rows);
  }

  private void overlap(List<Instant> starts, OpenRuns open) {
    switch (terms.overlap()) {
      case ALLOW -> starts.forEach(this::start);
      case SKIP -> {
        if (open.any()) {
          starts.forEach(at -> notRun(at, ExecutionStatus.SKIPPED, "Another run is still open."));
        } else {
          inTurn(starts, 0);
        }
      }
      case QUEUE -> inTurn(starts, open.running() + open.waiting());
      case REPLACE -> {
        for (var at : starts.subList(0, Math.max(0, starts.size() - 1))) {
          notRun(at, ExecutionStatus.SKIPPED, "A newer run replaces it.");
        }
        if (!starts.isEmpty()) {
          start(starts.get(starts.size() - 1));
        }
      }
    }
  }

  /** One after the other, behind so many others. */
  private void inTurn(List<Instant> starts, int before) {
    var ahead = before;
    for (var at : starts) {
      if (ahead == 0) {
        start(at);
      } else if (ahead <= LONGEST_QUEUE || terms.overlap() != Overlap.QUEUE) {
        rows.add(ExpectedRun.waiting(at, isLate(at), "It waits for the run before it to end."));
      } else {
        notRun(at, ExecutionStatus.SKIPPED, LONGEST_QUEUE + " runs wait already.");
      }
      ahead++;
    }
  }

  private void start(Instant at) {
    rows.add(ExpectedRun.starting(at, now, isLate(at)));
  }

  private void notRun(Instant at, ExecutionStatus fate, String reason) {
    rows.add(ExpectedRun.notRun(at, fate, reason));
  }

  private void account(Instant from, Instant to, ExecutionStatus fate, String reason) {
    var count = schedule.count(from, to);
    if (count > MOST_ROWS) {
      var first = schedule.firstFrom(from).orElseThrow();
      var last = schedule.newest(1, from, to).get(0);
      rows.add(ExpectedRun.gap(first, last, count, fate, reason));
    } else if (count > 0) {
      schedule.newest(MOST_ROWS, from, to).forEach(at -> notRun(at, fate, reason));
    }
  }

  private boolean isLate(Instant at) {
    return now.isAfter(startOf(at).plus(LATE_AFTER));
  }

  private Instant startOf(Instant at) {
    return schedule.startOf(job, at);
  }

  private String tooLate() {
    return "It could not start within "
        + terms.startWithin().orElseThrow().toSeconds()
        + " s of its time.";
  }
}

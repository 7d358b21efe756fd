package io.bailiwick.schedule;

import io.bailiwick.kernel.CronjobId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A job that runs by the clock. It knows the first due time that has no row in the history yet.
 * When that has come, the job tells what arises of it and of those behind it, and moves on, so that
 * no due time is ever accounted for twice or not at all. Paused, it stays where it is: its cadence
 * goes on, and what it would have run becomes a gap when it is resumed.
 */
public final class Cronjob {

  private static final int LONGEST_NOTE = 500;

  private final CronjobId id;
  private Schedule schedule;
  private Terms terms;
  private boolean enabled = true;
  private String pauseNote;
  private boolean held;
  private Instant nextScheduledFor;
  private Instant lastRunAt;

  private Cronjob(CronjobId id, Schedule schedule, Terms terms) {
    this.id = id;
    this.schedule = schedule;
    this.terms = terms;
  }

  /**
   * @throws Problem INVALID_REQUEST when it would never run
   */
  public static Cronjob create(CronjobId id, Schedule schedule, Terms terms, Instant now) {
    schedule.mustRunAfter(now);
    var job = new Cronjob(id, schedule, terms);
    job.nextScheduledFor = schedule.next(now).orElseThrow();
    return job;
  }

  /**
   * @return what has to be accounted for: due by the old schedule, and not claimed yet
   * @throws Problem INVALID_REQUEST when it would never run
   */
  public List<ExpectedRun> reschedule(Schedule newSchedule, Instant now) {
    newSchedule.mustRunAfter(now);
    var left = unclaimed(now, isActive() ? "The schedule was changed." : pauseReason());
    schedule = newSchedule;
    nextScheduledFor = schedule.next(now).orElseThrow();
    return left;
  }

  /** From the next claim on. */
  public void agree(Terms newTerms) {
    terms = newTerms;
  }

  /** Again only changes the note. */
  public void pause(String note, Instant now) {
    pauseNote =
        note == null || note.isBlank() ? null : Texts.line("note", note.strip(), LONGEST_NOTE);
    enabled = false;
  }

  /**
   * Goes on with the cadence that it always had.
   *
   * @return the runs that the pause has cost; none where it is not paused, or still held
   */
  public List<ExpectedRun> resume(Instant now) {
    if (enabled) {
      return List.of();
    }
    var reason = pauseReason();
    enabled = true;
    pauseNote = null;
    return goOn(now, reason);
  }

  /** Because the subscription has ended; the customer's own pause is left alone. */
  public void hold() {
    held = true;
  }

  /**
   * @return as {@link #resume}
   */
  public List<ExpectedRun> release(Instant now) {
    if (!held) {
      return List.of();
    }
    held = false;
    return goOn(now, "The subscription was not active.");
  }

  /**
   * Accounts for all that is due by now, by the job's terms, and moves on.
   *
   * @param open the job's executions that have not ended, read under the job's lock
   */
  public Arising due(Instant now, OpenRuns open) {
    var last = newestDue(now);
    if (!isActive() || last.isEmpty()) {
      return Arising.NOTHING;
    }
    var arising = new Fates(id, schedule, terms, now).of(nextScheduledFor, last.get(), open);
    nextScheduledFor = schedule.next(last.get()).orElse(null);
    if (arising.runs().stream().anyMatch(run -> run.startAt().isPresent())) {
      lastRunAt = now;
    }
    return arising;
  }

  /**
   * A run at once, besides the cadence; also of a paused job.
   *
   * @throws Problem CONFLICT when another is open and the job skips then
   */
  public Arising runNow(Instant now, OpenRuns open) {
    if (held) {
      throw new Problem(
          ProblemType.SUBSCRIPTION_INACTIVE,
          "The subscription is not active; renew it, and the job runs again.");
    }
    if (open.any() && terms.overlap() == Overlap.SKIP) {
      throw Problem.conflict("Another run of the job is open; wait for it, or cancel it.");
    }
    // Off the whole minute, so that it never takes the place of an expected run.
    var at = now.truncatedTo(ChronoUnit.MICROS);
    at = at.truncatedTo(ChronoUnit.MINUTES).equals(at) ? at.plus(1, ChronoUnit.MICROS) : at;
    var waits = open.any() && terms.overlap() == Overlap.QUEUE;
    var run =
        waits
            ? ExpectedRun.waiting(at, false, "It waits for the run before it to end.")
            : ExpectedRun.starting(at, now, false);
    lastRunAt = waits ? lastRunAt : now;
    return new Arising(List.of(run.asked()), open.any() && terms.overlap() == Overlap.REPLACE);
  }

  private List<ExpectedRun> goOn(Instant now, String reason) {
    if (!isActive()) {
      return List.of();
    }
    var left = unclaimed(now, reason);
    nextScheduledFor = schedule.next(now).orElse(null);
    return left;
  }

  private List<ExpectedRun> unclaimed(Instant now, String reason) {
    return nextScheduledFor == null || nextScheduledFor.isAfter(now)
        ? List.of()
        : new Fates(id, schedule, terms, now).none(nextScheduledFor, now.plusNanos(1), reason);
  }

  /** The newest due time whose start has come, jitter included; in their order. */
  private Optional<Instant> newestDue(Instant now) {
    if (nextScheduledFor == null || schedule.startOf(id, nextScheduledFor).isAfter(now)) {
      return Optional.empty();
    }
    var newest = nextScheduledFor;
    var next = schedule.next(newest);
    var surely = schedule.startedByNow(now);
    if (next.isPresent() && !next.get().isAfter(surely)) {
      newest = schedule.newest(1, next.get(), surely.plusNanos(1)).get(0);
      next = schedule.next(newest);
    }
    while (next.isPresent() && !schedule.startOf(id, next.get()).isAfter(now)) {
      newest = next.get();
      next = schedule.next(newest);
    }
    return Optional.of(newest);
  }

  private String pauseReason() {
    return pauseNote == null ? "The job was paused." : "The job was paused: " + pauseNote;
  }

  /** Whether it runs by itself. */
  public boolean isActive() {
    return enabled && !held;
  }

  /** The first due time that has no row yet; empty after the last. */
  public Optional<Instant> nextScheduledFor() {
    return Optional.ofNullable(nextScheduledFor);
  }

  /** When the job is to be claimed next; empty while it does not run, and after the last. */
  public Optional<Instant> nextRunAt() {
    return isActive() ? nextScheduledFor().map(at -> schedule.startOf(id, at)) : Optional.empty();
  }

  public Optional<Instant> lastRunAt() {
    return Optional.ofNullable(lastRunAt);
  }

  public Optional<String> pauseNote() {
    return Optional.ofNullable(pauseNote);
  }

  public CronjobId id() {
    return id;
  }

  public Schedule schedule() {
    return schedule;
  }

  public Terms terms() {
    return terms;
  }
}

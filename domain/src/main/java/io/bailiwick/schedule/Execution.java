package io.bailiwick.schedule;

import io.bailiwick.kernel.CronjobId;
import io.bailiwick.kernel.ExecutionId;
import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of one expected run. It waits, runs, and ends once: what comes after the end changes
 * nothing, since a box may tell twice, and a reconciler may have been faster. A failure may leave
 * another attempt behind, which is a row of its own.
 */
public final class Execution {

  /** So often a run is repeated because its node died: perhaps it is what kills them. */
  private static final int MOST_LOST = 3;

  private final ExecutionId id;
  private final CronjobId job;
  private final ExpectedRun run;
  private ExecutionStatus status;
  private Instant startAt;
  private Instant startedAt;
  private Instant finishedAt;
  private String reason;

  private Execution(ExecutionId id, CronjobId job, ExpectedRun run) {
    this.id = id;
    this.job = job;
    this.run = run;
    status = run.status();
    startAt = run.startAt().orElse(null);
    reason = run.reason().orElse(null);
  }

  public static Execution of(ExecutionId id, CronjobId job, ExpectedRun run) {
    return new Execution(id, job, run);
  }

  /**
   * The run before it has ended.
   *
   * @return whether it is to start now; false when it does not wait, or its time has gone by
   */
  public boolean release(Terms terms, Instant now) {
    if (status != ExecutionStatus.PENDING || startAt != null || expire(terms, now)) {
      return false;
    }
    startAt = now;
    reason = null;
    return true;
  }

  /**
   * @throws Problem CONFLICT when it does not wait, or not yet long enough
   */
  public void start(Instant now) {
    if (status != ExecutionStatus.PENDING || startAt == null || startAt.isAfter(now)) {
      throw Problem.conflict("The run is not to be started; look at its status.");
    }
    status = ExecutionStatus.RUNNING;
    startedAt = now;
  }

  /**
   * @return whether it has just expired
   */
  public boolean expire(Terms terms, Instant now) {
    var since = run.attempt() > 1 && startAt != null ? startAt : run.scheduledFor();
    if (status != ExecutionStatus.PENDING || !terms.isOver(since, now)) {
      return false;
    }
    end(ExecutionStatus.EXPIRED, "It could not start in time.", now);
    return true;
  }

  public void succeed(Instant now) {
    if (status == ExecutionStatus.RUNNING) {
      end(ExecutionStatus.SUCCESS, null, now);
    }
  }

  /**
   * @param error a sentence
   * @return the next attempt, where the terms have one left
   */
  public Optional<ExpectedRun> fail(String error, Terms terms, Instant now) {
    if (status != ExecutionStatus.RUNNING) {
      return Optional.empty();
    }
    end(ExecutionStatus.FAILURE, error, now);
    if (run.attempt() > terms.retries().most()) {
      return Optional.empty();
    }
    return Optional.of(
        again(ExecutionOrigin.RETRY, now.plus(terms.retries().delayAfter(run.attempt())), error));
  }

  /**
   * The node that did it in its own process is gone. It may have been done: it is done again only
   * where the job allows that.
   */
  public Optional<ExpectedRun> nodeLost(Terms terms, Instant now) {
    if (status != ExecutionStatus.RUNNING) {
      return Optional.empty();
    }
    end(ExecutionStatus.FAILURE, "node lost", now);
    return terms.rerunIfLost() && run.attempt() <= terms.retries().most() + MOST_LOST
        ? Optional.of(again(ExecutionOrigin.LOST, now, "The node of the last attempt was lost."))
        : Optional.empty();
  }

  /** A newer run takes its place, or somebody has stopped it; there is no other attempt. */
  public void cancel(String why, Instant now) {
    if (status == ExecutionStatus.PENDING) {
      end(ExecutionStatus.SKIPPED, why, now);
    } else if (status == ExecutionStatus.RUNNING) {
      end(ExecutionStatus.FAILURE, why, now);
    }
  }

  private ExpectedRun again(ExecutionOrigin origin, Instant at, String why) {
    return new ExpectedRun(
        run.scheduledFor(),
        run.attempt() + 1,
        ExecutionStatus.PENDING,
        origin,
        Optional.of(at),
        run.late(),
        Optional.of(why),
        Optional.empty());
  }

  private void end(ExecutionStatus how, String why, Instant now) {
    status = how;
    reason = why;
    startAt = null;
    finishedAt = now;
  }

  /** From start to end; empty where it did not start, or has not ended. */
  public Optional<Duration> took() {
    return startedAt == null || finishedAt == null
        ? Optional.empty()
        : Optional.of(Duration.between(startedAt, finishedAt));
  }

  public ExecutionId id() {
    return id;
  }

  public CronjobId job() {
    return job;
  }

  public ExpectedRun run() {
    return run;
  }

  public ExecutionStatus status() {
    return status;
  }

  public Optional<Instant> startAt() {
    return Optional.ofNullable(startAt);
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}

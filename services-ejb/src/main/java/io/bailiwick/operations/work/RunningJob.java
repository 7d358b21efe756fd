package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Job;
import io.bailiwick.kernel.work.LogContext;
import io.bailiwick.operations.JobStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One job on this node: runs a pass at a time and remembers how it went. A wake-up that comes while
 * a pass runs is not lost: another pass follows.
 */
final class RunningJob {

  private static final Logger LOG = System.getLogger(RunningJob.class.getName());

  private final Job job;
  private final Clock clock;
  private final ReentrantLock pass = new ReentrantLock();

  private volatile boolean wanted;
  private volatile boolean paused;
  private volatile JobStatus status;

  RunningJob(Job job, UUID node, Clock clock) {
    this.job = job;
    this.clock = clock;
    this.status =
        new JobStatus(
            node, job.name(), job.every().toMillis(), null, null, null, 0, 0, null, 0, false, null);
  }

  Job job() {
    return job;
  }

  JobStatus status() {
    return status.paused(paused);
  }

  /** Runs a pass unless one runs already, which then is followed by another. */
  void wake() {
    wanted = true;
    while (wanted && !paused && pass.tryLock()) {
      try {
        wanted = false;
        runPass();
      } finally {
        pass.unlock();
      }
    }
  }

  /** Waits for the pass that runs, and runs one more, also while paused: somebody asked for it. */
  void runNow() {
    pass.lock();
    try {
      runPass();
    } finally {
      pass.unlock();
    }
  }

  void pause(boolean on) {
    paused = on;
  }

  /** Starts no further pass, and waits for the one that runs. */
  boolean stop(Duration patience) throws InterruptedException {
    paused = true;
    if (!pass.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    pass.unlock();
    return true;
  }

  private void runPass() {
    var started = clock.instant();
    var from = System.nanoTime();
    // An Error as well: one that left the timer's method would end the timer for good.
    try (var about = LogContext.job(job.name())) {
      var backlog = job.run();
      finished(started, from, null, backlog);
    } catch (RuntimeException | Error e) {
      LOG.log(
          Level.WARNING,
          "The job " + job.name() + " failed; it runs again in " + job.every() + ".",
          e);
      finished(started, from, e, status.backlog());
    }
  }

  private void finished(Instant started, long from, Throwable failure, long backlog) {
    var s = status;
    var took = (System.nanoTime() - from) / 1_000_000;
    status =
        new JobStatus(
            s.nodeId(),
            s.job(),
            s.everyMs(),
            started,
            clock.instant(),
            took,
            s.runs() + 1,
            s.failures() + (failure == null ? 0 : 1),
            failure == null ? s.lastError() : String.valueOf(rootOf(failure).getMessage()),
            backlog,
            paused,
            null);
  }

  private static Throwable rootOf(Throwable thrown) {
    var root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}

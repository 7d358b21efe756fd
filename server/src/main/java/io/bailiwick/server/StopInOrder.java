package io.bailiwick.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Stops what was started, last first, when the process is told to end (SIGTERM, Ctrl-C).
 *
 * <p>It takes the signals itself: shutdown hooks run all at once, and the application server's own
 * would stop the application while the database goes away under it.
 */
final class StopInOrder {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** From now on a signal stops in order. */
  void listen() {
    for (var name : new String[] {"TERM", "INT"}) {
      Signal.handle(new Signal(name), signal -> stopOnSignal());
    }
  }

  /** Adds what has to be done to stop what has just been started, or is about to be. */
  synchronized void before(Runnable step) {
    steps.push(step);
  }

  /**
   * Keeps the process alive: the threads of the application server end while it stops, and with the
   * last one the process would be gone before the database is.
   */
  void await() throws InterruptedException {
    ended.await();
  }

  /** Runs the steps. Whoever comes second waits until the first is done. */
  synchronized void run() {
    for (var step : steps) {
      try {
        step.run();
      } catch (RuntimeException fault) {
        Progress.complain("A part did not stop in order: " + fault);
      }
    }
    steps.clear();
  }

  private void stopOnSignal() {
    Progress.say("Stopping.");
    run();
    Progress.say("Stopped.");
    // Not exit: that would run the application server's own hook once more.
    Runtime.getRuntime().halt(0);
  }
}

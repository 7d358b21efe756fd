package io.bailiwick.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Stops what was started, last first, when the process is told to end (SIGTERM, Ctrl-C), and within
 * ten seconds, whatever hangs: each part may take until only what the parts after it need is left.
 * One that takes longer is left as it is, and the next one gets its turn.
 *
 * <p>It takes the signals itself: shutdown hooks run all at once, and the application server's own
 * would stop the application while the database goes away under it.
 */
final class StopInOrder {
  static final Duration ALL = Duration.ofMillis(9_500);

  private final Duration all;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  StopInOrder() {
    this(ALL);
  }

  StopInOrder(Duration all) {
    this.all = all;
  }

  private record Part(String name, Duration needs, Runnable stop) {}

  /** From now on a signal stops in order. */
  void listen() {
    for (var name : new String[] {"TERM", "INT"}) {
      Signal.handle(new Signal(name), signal -> stopOnSignal());
    }
  }

  /**
   * Adds what has to be done to stop what has just been started, or is about to be.
   *
   * @param name as the operator knows it
   * @param needs how long it must be left, whatever was slow before it
   */
  synchronized void before(String name, Duration needs, Runnable stop) {
    parts.push(new Part(name, needs, stop));
  }

  /**
   * Keeps the process alive: the threads of the application server end while it stops, and with the
   * last one the process would be gone before the database is.
   */
  void await() throws InterruptedException {
    ended.await();
  }

  /** Stops the parts. Whoever comes second waits until the first is done. */
  synchronized void run() {
    var deadline = System.nanoTime() + all.toNanos();
    while (!parts.isEmpty()) {
      var part = parts.pop();
      var kept = parts.stream().mapToLong(later -> later.needs().toNanos()).sum();
      if (!stopped(part, deadline - kept - System.nanoTime())) {
        Progress.complain("The stop does not wait any longer for " + part.name() + ".");
      }
    }
  }

  private static boolean stopped(Part part, long nanos) {
    var thread = new Thread(() -> stop(part), "stop " + part.name());
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(Math.max(1, nanos / 1_000_000));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private static void stop(Part part) {
    try {
      part.stop().run();
    } catch (RuntimeException fault) {
      Progress.complain("This did not stop in order: " + part.name() + ": " + fault);
    }
  }

  private void stopOnSignal() {
    Progress.say("Stopping.");
    run();
    Progress.say("Stopped.");
    // Not exit: that would run the application server's own hook once more.
    Runtime.getRuntime().halt(0);
  }
}

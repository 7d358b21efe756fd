package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.time.Duration;

/** Waits for what happens in another process, by looking again and again. */
final class Patience {

  private static final long STEP_MILLIS = 15;

  private Patience() {}

  /** A condition that may have to read a file. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Whether it came to hold in time. */
  static boolean until(Duration limit, Condition condition) throws IOException {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProviderException.passing("The server is stopping.", stopping);
    }
  }
}

package io.bailiwick.traffic.work;

import io.bailiwick.identity.UsedCredential;
import java.time.Duration;

/**
 * One credential's leave to keep open what it has opened through the gateway. It is live, as a pass
 * is: whoever carries traffic looks at it again and again.
 */
final class Leave {

  private final UsedCredential holder;
  private volatile boolean ended;
  private volatile long goodUntil;

  /** How many calls hang on it; {@link Leaves} alone counts. */
  int open;

  Leave(UsedCredential holder, Duration goodFor) {
    this.holder = holder;
    confirm(goodFor);
  }

  UsedCredential holder() {
    return holder;
  }

  /** Not once the credential has ended, nor when nobody could tell for too long. */
  boolean stands() {
    return !ended && System.nanoTime() - goodUntil < 0;
  }

  void confirm(Duration goodFor) {
    goodUntil = System.nanoTime() + goodFor.toNanos();
  }

  /** For good: whoever is let in again opens anew. */
  void end() {
    ended = true;
  }
}

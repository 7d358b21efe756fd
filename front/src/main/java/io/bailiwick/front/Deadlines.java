package io.bailiwick.front;

/** What a connection is doing, since when, and whether that takes too long. */
final class Deadlines {

  /** A call is carried until it is over, or nothing moves for too long. */
  private enum Doing {
    CONNECTED,
    HEAD,
    CARRYING,
    RESTING,
    LEAVING
  }

  private final FrontLimits limits;
  private Doing doing = Doing.CONNECTED;
  private long since = System.nanoTime();

  Deadlines(FrontLimits limits) {
    this.limits = limits;
  }

  private void now(Doing next) {
    doing = next;
    since = System.nanoTime();
  }

  /** The first byte of a request; of one that was sent ahead, nothing is awaited. */
  void headBegins() {
    if (doing == Doing.CONNECTED || doing == Doing.RESTING) {
      now(Doing.HEAD);
    }
  }

  void carries() {
    now(Doing.CARRYING);
  }

  void moved() {
    since = System.nanoTime();
  }

  void rests() {
    now(Doing.RESTING);
  }

  void leaves() {
    now(Doing.LEAVING);
  }

  boolean isHeadLate(long nanoTime) {
    return doing == Doing.HEAD && nanoTime - since > limits.head().toNanos();
  }

  boolean over(long nanoTime) {
    var most =
        switch (doing) {
          case CONNECTED, HEAD -> limits.head();
          case CARRYING -> limits.silence();
          case RESTING -> limits.rest();
          case LEAVING -> limits.goodbye();
        };
    return nanoTime - since > most.toNanos();
  }
}

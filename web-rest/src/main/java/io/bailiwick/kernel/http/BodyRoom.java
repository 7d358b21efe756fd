package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the bodies of all requests may take of this node at once: memory while they are read and
 * served, and threads that wait for what has not arrived. Beyond it a request is refused, so that
 * the server lives and whatever has no body is served.
 */
final class BodyRoom {

  /** One byte of JSON becomes about ten on the heap, and a quarter of the heap may be theirs. */
  private static final int HEAP_SHARE = 40;

  private static final long LEAST_BYTES = 4 << 20;

  /** Of the 200 threads that serve requests. */
  private static final int MOST_WAITING = 64;

  private static final BodyRoom OF_NODE =
      new BodyRoom(
          Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE), MOST_WAITING);

  private final long bytes;
  private final AtomicLong taken = new AtomicLong();
  private final Semaphore waiting;

  BodyRoom(long bytes, int threads) {
    this.bytes = bytes;
    this.waiting = new Semaphore(threads);
  }

  static BodyRoom ofNode() {
    return OF_NODE;
  }

  /**
   * Takes room for bytes that have come.
   *
   * @throws Problem UNAVAILABLE when there is none; then nothing is taken
   */
  void take(int many) {
    if (taken.addAndGet(many) > bytes) {
      taken.addAndGet(-many);
      throw full();
    }
  }

  void giveBack(long many) {
    taken.addAndGet(-many);
  }

  /**
   * A thread is about to wait for a body.
   *
   * @throws Problem UNAVAILABLE when too many wait already
   */
  void startWaiting() {
    if (!waiting.tryAcquire()) {
      throw full();
    }
  }

  void stopWaiting() {
    waiting.release();
  }

  private static Problem full() {
    return Problem.unavailable(
        "The server reads as many bodies as it can hold. Repeat the call in some seconds.",
        Duration.ofSeconds(5));
  }
}

package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One change at a time for each VPS; waiting has an end. A fixed number of locks, so that none has
 * to be removed while somebody waits for it: two VPSes seldom share one.
 */
final class VpsLocks {

  private static final int COUNT = 1_024;
  private static final long PATIENCE_SECONDS = 30;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);

  <T> T during(VpsId vps, Supplier<T> change) {
    var lock = locks[Math.floorMod(vps.hashCode(), COUNT)];
    try {
      if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw ProviderException.passing("The VPS " + vps + " is being changed; try again.", null);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ProviderException.passing("The server is stopping.", stopping);
    }
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}

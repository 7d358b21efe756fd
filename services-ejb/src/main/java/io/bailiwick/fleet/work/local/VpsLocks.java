package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.VpsId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One change at a time for each VPS; waiting has an end. */
final class VpsLocks {

  private static final long PATIENCE_SECONDS = 30;

  private final Map<VpsId, ReentrantLock> locks = new ConcurrentHashMap<>();

  <T> T during(VpsId vps, Supplier<T> change) {
    var lock = locks.computeIfAbsent(vps, any -> new ReentrantLock());
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

  void forget(VpsId vps) {
    locks.remove(vps);
  }
}

package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ReadinessProbe;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A probe that is asked on a thread of its own, so that one whose database hangs is an answer too:
 * no. Asked again meanwhile, the same question is waited for, and no further thread is held.
 */
final class AskedProbe {

  private static final Logger LOG = System.getLogger(AskedProbe.class.getName());

  private final ReadinessProbe probe;
  private Future<Boolean> asked;

  AskedProbe(ReadinessProbe probe) {
    this.probe = probe;
  }

  String name() {
    return probe.name();
  }

  synchronized Future<Boolean> ask(ExecutorService threads) {
    if (asked == null || asked.isDone()) {
      asked = threads.submit(probe::isReady);
    }
    return asked;
  }

  /**
   * @param nanos how long to wait
   */
  boolean isReady(Future<Boolean> answer, long nanos) {
    try {
      return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      LOG.log(Level.WARNING, "The server is not ready: {0} does not answer.", name());
    } catch (ExecutionException e) {
      LOG.log(Level.WARNING, "The server is not ready: {0} failed: {1}", name(), e.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}

package io.bailiwick.fleet.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The container's threads for the reconciler's calls to providers, bounded for each provider by
 * itself: one that hangs holds its own calls and nobody else's. The container's own executor has an
 * unbounded queue, which would hide how much is under way.
 */
@ApplicationScoped
public class ProviderThreads {

  /** How many calls to one provider may be under way on this node. */
  static final int SIZE = 32;

  @Resource private ManagedThreadFactory factory;

  private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();
  private ExecutorService pool;

  public ProviderThreads() {}

  ProviderThreads(ThreadFactory threads) {
    pool = Executors.newCachedThreadPool(threads);
  }

  @PostConstruct
  void open() {
    pool = Executors.newCachedThreadPool(factory);
  }

  int free(String provider) {
    return slots(provider).availablePermits();
  }

  void run(String provider, Runnable call) {
    var slot = slots(provider);
    slot.acquireUninterruptibly();
    try {
      pool.execute(
          () -> {
            try {
              call.run();
            } finally {
              slot.release();
            }
          });
    } catch (RejectedExecutionException stopping) {
      // Its lease is freed when this node comes back, or runs out.
      slot.release();
    }
  }

  /** Takes nothing more on; what is under way goes on. */
  void close() {
    pool.shutdown();
  }

  /** Takes nothing more on, waits for what is under way, and interrupts what takes longer. */
  void drain(Duration patience) {
    close();
    try {
      if (!pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Semaphore slots(String provider) {
    return slots.computeIfAbsent(provider, any -> new Semaphore(SIZE));
  }

  @PreDestroy
  void end() {
    pool.shutdownNow();
  }
}

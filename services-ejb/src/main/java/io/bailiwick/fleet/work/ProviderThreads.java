package io.bailiwick.fleet.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A bounded pool of the container's threads for the reconciler's calls to providers. The
 * container's own executor has an unbounded queue, which would hide how much is under way.
 */
@ApplicationScoped
public class ProviderThreads {

  /** How many calls may be under way on this node. */
  static final int SIZE = 32;

  @Resource private ManagedThreadFactory factory;

  private final Semaphore slots = new Semaphore(SIZE);
  private ThreadPoolExecutor pool;

  @PostConstruct
  void open() {
    pool =
        new ThreadPoolExecutor(
            SIZE, SIZE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
  }

  int free() {
    return slots.availablePermits();
  }

  void run(Runnable call) {
    slots.acquireUninterruptibly();
    pool.execute(
        () -> {
          try {
            call.run();
          } finally {
            slots.release();
          }
        });
  }

  /** Takes nothing more on, and waits for what is under way. */
  boolean drain(long milliseconds) {
    pool.shutdown();
    try {
      return pool.awaitTermination(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @PreDestroy
  void close() {
    pool.shutdownNow();
  }
}

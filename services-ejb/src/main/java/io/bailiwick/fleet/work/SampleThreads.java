package io.bailiwick.fleet.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A bounded pool for the monitor's readings, apart from the reconciler's calls. */
@ApplicationScoped
public class SampleThreads {

  private static final int SIZE = 32;

  /** For a whole batch: who has not answered by then is read again at the next pass. */
  private static final long PATIENCE_S = 20;

  @Resource private ManagedThreadFactory factory;

  private ThreadPoolExecutor pool;

  @PostConstruct
  void open() {
    pool =
        new ThreadPoolExecutor(
            SIZE, SIZE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
  }

  <T> Callable<Optional<T>> task(Supplier<Optional<T>> reading) {
    return reading::get;
  }

  /** What each answered, in order; empty for one that failed or took too long. */
  <T> List<Optional<T>> all(List<Callable<Optional<T>>> tasks) {
    var answers = new ArrayList<Optional<T>>(tasks.size());
    try {
      for (var future : pool.invokeAll(tasks, PATIENCE_S, TimeUnit.SECONDS)) {
        try {
          answers.add(future.get());
        } catch (ExecutionException | CancellationException failed) {
          answers.add(Optional.empty());
        }
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The monitor was told to stop.", e);
    }
  }

  @PreDestroy
  void close() {
    pool.shutdownNow();
  }
}

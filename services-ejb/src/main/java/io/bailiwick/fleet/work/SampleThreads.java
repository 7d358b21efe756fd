package io.bailiwick.fleet.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The threads of those who look at providers, apart from the reconciler's: for each provider a
 * bounded pool of its own and a pass of its own, so that one that hangs holds up nobody else's.
 */
@ApplicationScoped
public class SampleThreads {

  /** For each provider. */
  static final int SIZE = 32;

  /** For a whole batch: who has not answered by then is read again at the next pass. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Resource private ManagedThreadFactory factory;

  private final Duration patience;
  private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();
  private final Map<String, Future<?>> underWay = new ConcurrentHashMap<>();
  private ThreadFactory threads;
  private ExecutorService passes;

  public SampleThreads() {
    this.patience = PATIENCE;
  }

  SampleThreads(ThreadFactory threads, Duration patience) {
    this.patience = patience;
    open(threads);
  }

  @PostConstruct
  void open() {
    open(factory);
  }

  private void open(ThreadFactory made) {
    threads = made;
    passes = Executors.newCachedThreadPool(made);
  }

  /**
   * Makes a pass for each provider, all at the same time, and waits for them a while; one that
   * still goes on after that is left to itself, and gets no second pass before it has ended.
   *
   * @param job whose pass it is
   * @throws IllegalStateException when a pass has failed
   */
  void each(String job, Collection<String> providers, Duration wait, Consumer<String> pass) {
    var until = System.nanoTime() + wait.toNanos();
    for (var provider : providers) {
      var last = underWay.get(key(job, provider));
      if (last == null || last.isDone()) {
        underWay.put(key(job, provider), passes.submit(() -> pass.accept(provider)));
      }
    }
    for (var provider : providers) {
      await(job, underWay.get(key(job, provider)), until - System.nanoTime());
    }
  }

  private static String key(String job, String provider) {
    return job + " of " + provider;
  }

  private static void await(String job, Future<?> pass, long nanos) {
    try {
      pass.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException goesOn) {
      // Its provider is slow; the others' next passes do not wait for it.
    } catch (ExecutionException e) {
      throw new IllegalStateException("A pass of '" + job + "' failed.", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** What each answered, in order; empty for one that failed or took too long. */
  <T> List<Optional<T>> all(String provider, List<Callable<Optional<T>>> tasks) {
    var answers = new ArrayList<Optional<T>>(tasks.size());
    try {
      var pool = pools.computeIfAbsent(provider, any -> pool());
      for (var future : pool.invokeAll(tasks, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          answers.add(future.get());
        } catch (ExecutionException | CancellationException failed) {
          answers.add(Optional.empty());
        }
      }
      return answers;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private ThreadPoolExecutor pool() {
    var pool =
        new ThreadPoolExecutor(
            SIZE, SIZE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("The monitor was told to stop.", e);
  }

  @PreDestroy
  void close() {
    passes.shutdownNow();
    pools.values().forEach(ThreadPoolExecutor::shutdownNow);
  }
}

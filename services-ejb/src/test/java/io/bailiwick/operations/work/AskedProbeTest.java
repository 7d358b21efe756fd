package io.bailiwick.operations.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.work.ReadinessProbe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskedProbeTest {

  private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONG = TimeUnit.SECONDS.toNanos(20);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void its_answer_is_its_own() {
    assertThat(isReady(probe(() -> true), LONG)).isTrue();
    assertThat(isReady(probe(() -> false), LONG)).isFalse();
    assertThat(isReady(probe(AskedProbeTest::fail), LONG)).isFalse();
  }

  @Test
  void no_answer_in_time_is_a_no_and_asking_again_waits_for_the_same_question() {
    var hangs = new CountDownLatch(1);
    var asked = new AtomicInteger();
    var probe =
        probe(
            () -> {
              asked.incrementAndGet();
              return answered(hangs);
            });

    assertThat(isReady(probe, A_MOMENT)).isFalse();
    assertThat(isReady(probe, A_MOMENT)).isFalse();
    assertThat(asked.get()).isLessThanOrEqualTo(1);
    hangs.countDown();

    assertThat(isReady(probe, LONG)).isTrue();
  }

  private boolean isReady(AskedProbe probe, long nanos) {
    return probe.isReady(probe.ask(threads), nanos);
  }

  private static boolean answered(CountDownLatch hangs) {
    try {
      hangs.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean fail() {
    throw new IllegalStateException("The database is away.");
  }

  private static AskedProbe probe(BooleanSupplier answer) {
    return new AskedProbe(
        new ReadinessProbe() {
          @Override
          public String name() {
            return "probe";
          }

          @Override
          public boolean isReady() {
            return answer.getAsBoolean();
          }
        });
  }
}

package io.bailiwick.operations.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.kernel.work.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class RunningJobTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final AtomicInteger passes = new AtomicInteger();

  @Test
  void a_pass_leaves_when_it_ran_and_what_it_left_to_do() {
    var job = running(() -> 7);

    job.wake();

    var status = job.status();
    assertThat(status.lastStartedAt()).isEqualTo(NOW);
    assertThat(status.lastFinishedAt()).isEqualTo(NOW);
    assertThat(status.runs()).isEqualTo(1);
    assertThat(status.failures()).isZero();
    assertThat(status.backlog()).isEqualTo(7);
  }

  @Test
  void a_pass_that_throws_is_counted_and_the_next_one_comes_all_the_same() {
    var job =
        running(
            () -> {
              if (passes.get() == 1) {
                throw new IllegalStateException("The provider is away.");
              }
              return 0;
            });

    job.wake();
    job.wake();

    assertThat(job.status().runs()).isEqualTo(2);
    assertThat(job.status().failures()).isEqualTo(1);
    assertThat(job.status().lastError()).isEqualTo("The provider is away.");
  }

  @Test
  void a_wake_up_during_a_pass_is_followed_by_another_pass() throws InterruptedException {
    var started = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var job =
        running(
            () -> {
              started.countDown();
              waitFor(goOn);
              return 0;
            });
    var first = new Thread(job::wake);
    first.start();
    started.await();

    job.wake();
    goOn.countDown();

    await().atMost(Duration.ofSeconds(5)).until(() -> passes.get() == 2);
    first.join();
    assertThat(passes).hasValue(2);
  }

  @Test
  void a_paused_job_runs_only_when_somebody_asks_for_it() {
    var job = running(() -> 0);
    job.pause(true);

    job.wake();
    assertThat(passes).hasValue(0);
    job.runNow();

    assertThat(passes).hasValue(1);
    assertThat(job.status().paused()).isTrue();
  }

  @Test
  void stopping_waits_for_the_pass_that_runs() throws InterruptedException {
    var started = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var job =
        running(
            () -> {
              started.countDown();
              waitFor(goOn);
              return 0;
            });
    var pass = new Thread(job::wake);
    pass.start();
    started.await();

    assertThat(job.stop(Duration.ofMillis(50))).isFalse();
    goOn.countDown();
    assertThat(job.stop(Duration.ofSeconds(5))).isTrue();
    pass.join();
    job.wake();

    assertThat(passes).hasValue(1);
  }

  private RunningJob running(LongSupplier work) {
    return new RunningJob(
        new Job() {
          @Override
          public String name() {
            return "count-passes";
          }

          @Override
          public Duration every() {
            return Duration.ofSeconds(1);
          }

          @Override
          public long run() {
            passes.incrementAndGet();
            return work.getAsLong();
          }
        },
        UUID.randomUUID(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

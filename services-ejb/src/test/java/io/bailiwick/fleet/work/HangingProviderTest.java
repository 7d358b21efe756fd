package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that does not answer holds its own threads and nobody else's. */
class HangingProviderTest {

  private static final List<String> BOTH = List.of("hangs", "answers");

  private final CountDownLatch over = new CountDownLatch(1);
  private final SampleThreads samples = new SampleThreads(Thread::new, Duration.ofMillis(200));
  private final ProviderThreads calls = new ProviderThreads(Thread::new);

  @AfterEach
  void end() {
    over.countDown();
    samples.close();
    calls.close();
  }

  @Test
  void the_others_are_read_pass_after_pass() {
    var passes = new AtomicInteger();
    var hung = new AtomicInteger();
    for (var pass = 0; pass < 3; pass++) {
      samples.each(
          "watch",
          BOTH,
          Duration.ofMillis(300),
          provider -> {
            if (provider.equals("hangs")) {
              hung.incrementAndGet();
              awaitTheEnd();
            } else {
              passes.incrementAndGet();
            }
          });
    }
    assertThat(passes).hasValue(3);
    assertThat(hung).as("no second pass before the first has ended").hasValue(1);
  }

  @Test
  void readings_that_never_end_leave_the_others_their_threads() {
    Callable<Optional<Integer>> never = () -> Optional.of(awaitTheEnd());
    Callable<Optional<Integer>> soon = () -> Optional.of(1);

    var hung = samples.all("hangs", Collections.nCopies(2 * SampleThreads.SIZE, never));
    var read = samples.all("answers", Collections.nCopies(SampleThreads.SIZE, soon));

    assertThat(hung).containsOnly(Optional.empty());
    assertThat(read).containsOnly(Optional.of(1));
  }

  @Test
  void calls_that_never_end_leave_the_others_theirs() throws InterruptedException {
    for (var call = 0; call < ProviderThreads.SIZE; call++) {
      calls.run("hangs", this::awaitTheEnd);
    }
    var answered = new CountDownLatch(1);
    calls.run("answers", answered::countDown);

    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(calls.free("hangs")).isZero();
    assertThat(calls.free("answers")).isGreaterThanOrEqualTo(ProviderThreads.SIZE - 1);
  }

  /** Deaf to interruptions, like a socket. */
  private int awaitTheEnd() {
    while (true) {
      try {
        over.await();
        return 0;
      } catch (InterruptedException deaf) {
        // Goes on.
      }
    }
  }
}

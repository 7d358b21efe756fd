package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopInOrderTest {

  private static final Duration ALL = Duration.ofSeconds(2);
  private static final Duration SOME = Duration.ofMillis(500);

  private final StopInOrder stop = new StopInOrder(ALL);
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void what_was_started_last_stops_first() {
    stop.before("a", SOME, () -> stopped.add("a"));
    stop.before("b", SOME, () -> stopped.add("b"));
    stop.before("c", SOME, () -> stopped.add("c"));

    stop.run();

    assertThat(stopped).containsExactly("c", "b", "a");
  }

  @Test
  void one_that_hangs_and_one_that_fails_leave_the_others_their_time() {
    stop.before("a", SOME, () -> stopped.add("a"));
    stop.before("failing", SOME, StopInOrderTest::fail);
    stop.before("hanging", SOME, StopInOrderTest::hang);
    stop.before("hanging, too", SOME, StopInOrderTest::hang);
    var from = System.nanoTime();

    stop.run();

    assertThat(stopped).containsExactly("a");
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(ALL.plusSeconds(1));
  }

  private static void fail() {
    throw new IllegalStateException("It does not.");
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }
}

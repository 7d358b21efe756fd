package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {

  private long now;
  private final Seldom seldom = new Seldom(() -> now);

  @Test
  void what_happens_all_the_time_is_told_once_a_minute_with_how_often() {
    assertThat(seldom.tell("full")).hasValue(0);
    for (var time = 0; time < 500; time++) {
      assertThat(seldom.tell("full")).isEmpty();
    }
    assertThat(seldom.tell("something else")).hasValue(0);

    now += Duration.ofMinutes(1).toNanos();

    assertThat(seldom.tell("full")).hasValue(500);
    assertThat(seldom.tell("full")).isEmpty();
  }

  @Test
  void a_flood_of_different_things_takes_no_memory_and_few_lines() {
    var told = 0;
    for (var each = 0; each < 10_000; each++) {
      told += seldom.tell("thing " + each).isPresent() ? 1 : 0;
    }

    assertThat(told).isLessThanOrEqualTo(101);
  }
}

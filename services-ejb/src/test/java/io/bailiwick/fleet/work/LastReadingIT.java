package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.kernel.VpsId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/**
 * However many read a machine at once, and whenever each of them writes: the months together hold
 * what its counter says at the end, no millisecond more and none less.
 */
class LastReadingIT {

  static final MachineSpecification SPECIFICATION =
      new MachineSpecification("agent-x", "image", 500, 256, 1, Map.of(), List.of());

  private static final Instant LATE = Instant.parse("2026-11-30T23:59:58Z");
  private static final int READERS = 3;

  private static SampledTown town;

  @BeforeContainer
  static void open() {
    town = new SampledTown();
  }

  @AfterContainer
  static void close() {
    assertThat(town.town.unreconciled()).isZero();
    town.close();
  }

  /** Each number is a step of one of the readers, or the machine that goes on. */
  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void in_any_order_every_millisecond_counts_once(
      @ForAll @Size(30) List<@IntRange(max = 1_000_000) Integer> steps) {
    town.town.clock.moveTo(LATE);
    var vps = town.machine();
    var dues = new Due[READERS];
    var readings = new Reading[READERS];
    var used = 0L;
    for (int step : steps) {
      var reader = step % READERS;
      switch (step / READERS % 4) {
        case 0 -> {
          var millis = step % 997;
          used += millis;
          town.provider.use(vps, millis, 0, 0);
          town.town.clock.advance(Duration.ofMillis(step % 1_500));
        }
        case 1 -> {
          dues[reader] = town.due(vps);
          readings[reader] = null;
        }
        case 2 -> {
          if (dues[reader] != null) {
            readings[reader] = town.read(dues[reader]);
          }
        }
        default -> {
          if (readings[reader] != null) {
            town.write(readings[reader]);
          }
        }
      }
    }
    town.lastReading.take(vps, town.provider);

    assertThat(town.cpuCounted(vps)).isEqualTo(used);
  }

  @Test
  void a_reader_that_wrote_the_last_step_in_the_next_month_does_not_count_it_again() {
    try (var own = new SampledTown()) {
      own.town.clock.moveTo(LATE);
      var vps = own.machine();
      own.provider.use(vps, 700, 0, 0);
      var monitor = own.read(own.due(vps));
      own.lastReading.take(vps, own.provider);
      own.town.clock.advance(Duration.ofSeconds(5));

      assertThat(own.write(monitor)).as("it was overtaken").isFalse();
      assertThat(own.cpuCounted(vps)).isEqualTo(700);
    }
  }

  @Test
  void what_was_used_after_the_monitors_reading_is_counted_by_the_last_one() {
    try (var own = new SampledTown()) {
      var vps = own.machine();
      own.provider.use(vps, 700, 0, 0);
      var before = own.due(vps);
      var monitor = own.read(before);
      own.provider.use(vps, 50, 0, 0);
      var lastReading = own.lastReading;
      lastReading.claimSamples = new OvertakenOnce(own, before, monitor, lastReading.claimSamples);
      lastReading.take(vps, own.provider);

      assertThat(own.cpuCounted(vps)).isEqualTo(750);
    }
  }

  @Test
  void many_at_once_over_the_turn_of_a_month() throws Exception {
    try (var own = new SampledTown()) {
      own.town.clock.moveTo(LATE);
      var vps = own.machine();
      var work = new ArrayList<Callable<Long>>();
      for (var reader = 0; reader < READERS; reader++) {
        work.add(() -> readOften(own, vps));
      }
      work.add(() -> useOften(own, vps));
      var pool = Executors.newFixedThreadPool(work.size() + 1);
      var running = new ArrayList<java.util.concurrent.Future<Long>>();
      work.forEach(each -> running.add(pool.submit(each)));
      var used = running.get(READERS).get();
      // The monitors still read when the machine is destroyed.
      own.lastReading.take(vps, own.provider);
      assertThat(own.cpuCounted(vps)).isEqualTo(used);
      for (var each : running) {
        each.get();
      }
      pool.shutdown();

      assertThat(own.cpuCounted(vps)).isEqualTo(used);
      assertThat(own.town.number("SELECT count(*) FROM vps_usage_periods WHERE cpu_used_ms > 0"))
          .as("in two months")
          .isEqualTo(2);
    }
  }

  private static long readOften(SampledTown own, VpsId vps) {
    for (var round = 0; round < 60; round++) {
      own.record(vps);
    }
    return 0;
  }

  private static long useOften(SampledTown own, VpsId vps) throws InterruptedException {
    var random = new Random(7);
    var used = 0L;
    for (var round = 0; round < 100; round++) {
      var millis = random.nextInt(1_000);
      used += millis;
      own.provider.use(vps, millis, 0, 0);
      own.town.clock.advance(Duration.ofMillis(40));
      Thread.sleep(2);
    }
    return used;
  }

  /**
   * The monitor writes between the moments in which the last reading asks what is due and writes.
   */
  private static final class OvertakenOnce extends ClaimSamples {

    private final SampledTown town;
    private final Due before;
    private final ClaimSamples really;
    private Reading monitor;

    OvertakenOnce(SampledTown town, Due before, Reading monitor, ClaimSamples really) {
      this.town = town;
      this.before = before;
      this.monitor = monitor;
      this.really = really;
    }

    @Override
    public Due due(VpsId vps) {
      if (monitor == null) {
        return really.due(vps);
      }
      assertThat(town.write(monitor)).isTrue();
      monitor = null;
      return before;
    }
  }
}

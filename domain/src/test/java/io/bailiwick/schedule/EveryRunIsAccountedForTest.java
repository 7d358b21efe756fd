package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.CronjobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random lives of jobs: claimed in time, late, or after an outage, paused, held, changed. Each due
 * time is in exactly one row, in order, whatever the policies.
 */
class EveryRunIsAccountedForTest {

  private static final Instant BEGIN = Instant.parse("2026-10-20T00:00:00Z");
  private static final List<String> SCHEDULES =
      List.of("*/10 * * * *", "0 * * * *", "30 2 * * *", "15,45 1-3 * * *", "0 9 * * MON-FRI");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Africa/Casablanca");

  @Test
  void each_due_time_is_in_exactly_one_row() {
    for (var seed = 0; seed < 1_000; seed++) {
      live(new Random(seed), "seed " + seed);
    }
  }

  private static void live(Random random, String what) {
    var schedule = schedule(random);
    var job = Cronjob.create(CronjobId.next(), schedule, terms(random), BEGIN);
    var rows = new ArrayList<ExpectedRun>();
    var now = BEGIN;
    for (var step = 0; step < 60; step++) {
      now = step(random, job, rows, now);
    }
    rows.addAll(job.resume(now));
    rows.addAll(job.release(now));
    rows.addAll(job.due(now.plus(Duration.ofHours(2)), OpenRuns.NONE).runs());
    var accounted = new ArrayList<Instant>();
    for (var row : rows) {
      var times = schedule.next(row.scheduledFor().minusNanos(1), Math.toIntExact(row.count()));
      row.gap()
          .ifPresent(
              gap -> assertThat(times.get(times.size() - 1)).as(what).isEqualTo(gap.until()));
      accounted.addAll(times);
    }
    assertThat(accounted).as(what).isEqualTo(schedule.next(BEGIN, accounted.size()));
    assertThat(job.nextScheduledFor())
        .as(what)
        .contains(schedule.next(BEGIN, accounted.size() + 1).get(accounted.size()));
  }

  private static Instant step(Random random, Cronjob job, List<ExpectedRun> rows, Instant now) {
    var open = random.nextInt(3) == 0 ? new OpenRuns(1, random.nextInt(120)) : OpenRuns.NONE;
    switch (random.nextInt(10)) {
      case 0 -> job.pause("for a while", now);
      case 1, 2 -> rows.addAll(job.resume(now));
      case 3 -> job.hold();
      case 4, 5 -> rows.addAll(job.release(now));
      case 6 -> job.agree(terms(random));
      default -> {
        var later = job.nextRunAt().orElse(now).plusMillis(delay(random));
        var at = later.isBefore(now) ? now : later;
        rows.addAll(job.due(at, open).runs());
        return at;
      }
    }
    return now.plusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(7_200));
  }

  /** Mostly a moment, sometimes minutes, now and then days. */
  private static long delay(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong(Duration.ofDays(4).toMillis());
      case 1, 2 -> random.nextLong(Duration.ofMinutes(90).toMillis());
      default -> random.nextLong(100);
    };
  }

  private static Schedule schedule(Random random) {
    return Schedule.of(pick(random, SCHEDULES), pick(random, ZONES))
        .with(
            new ClockChanges(
                pick(random, List.of(GapPolicy.values())),
                pick(random, List.of(RepeatPolicy.values()))))
        .spread(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(30) : 0));
  }

  private static Terms terms(Random random) {
    var missed = pick(random, List.of(MissedRuns.SKIP, MissedRuns.RUN_ONCE, MissedRuns.catchUp(5)));
    return new Terms(
        missed,
        pick(random, List.of(Overlap.values())),
        random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMinutes(30)),
        Retries.NONE,
        false);
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

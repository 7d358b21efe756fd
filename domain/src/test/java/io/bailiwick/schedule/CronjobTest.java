package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bailiwick.kernel.CronjobId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CronjobTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final OpenRuns ONE_RUNS = new OpenRuns(1, 0);

  @Test
  void what_is_due_starts_at_once_and_the_job_moves_on() {
    var job = job("0 * * * *", Terms.DEFAULT);
    assertThat(job.nextRunAt()).contains(at(13));

    var arising = job.due(at(13).plusMillis(4), OpenRuns.NONE);

    assertThat(arising.runs())
        .containsExactly(ExpectedRun.starting(at(13), at(13).plusMillis(4), false));
    assertThat(job.nextRunAt()).contains(at(14));
    assertThat(job.lastRunAt()).contains(at(13).plusMillis(4));
    assertThat(job.due(at(13).plusSeconds(1), OpenRuns.NONE)).isEqualTo(Arising.NOTHING);
  }

  @Test
  void a_job_that_would_never_run_is_refused() {
    var over = Schedule.of("0 * * * *", "UTC").between(Optional.empty(), Optional.of(NOON));

    assertThatThrownBy(() -> Cronjob.create(CronjobId.next(), over, Terms.DEFAULT, NOON))
        .isInstanceOf(Problem.class);
  }

  @Test
  void after_its_last_run_nothing_is_left() {
    var schedule = Schedule.of("0 * * * *", "UTC").between(Optional.empty(), Optional.of(at(14)));
    var job = Cronjob.create(CronjobId.next(), schedule, Terms.DEFAULT, NOON);

    assertThat(job.due(at(13), OpenRuns.NONE).runs()).hasSize(1);
    assertThat(job.nextRunAt()).isEmpty();
    assertThat(job.due(at(20), OpenRuns.NONE).runs()).isEmpty();
  }

  @Test
  void a_day_of_downtime_skipped_leaves_one_row_for_its_gap() {
    var job = job("0 * * * *", Terms.DEFAULT.with(MissedRuns.SKIP));

    var runs = job.due(at(36).plusSeconds(90), OpenRuns.NONE).runs();

    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).status()).isEqualTo(ExecutionStatus.SKIPPED);
    assertThat(runs.get(0).scheduledFor()).isEqualTo(at(13));
    assertThat(runs.get(0).gap()).contains(new ExpectedRun.Gap(at(36), 24));
    assertThat(job.nextRunAt()).contains(at(37));
  }

  @Test
  void what_is_on_time_again_runs_though_what_was_missed_is_skipped() {
    var job = job("0 * * * *", Terms.DEFAULT.with(MissedRuns.SKIP));

    var runs = job.due(at(36).plusSeconds(30), OpenRuns.NONE).runs();

    assertThat(runs)
        .extracting(ExpectedRun::scheduledFor, ExpectedRun::status, ExpectedRun::count)
        .containsExactly(
            tuple(at(13), ExecutionStatus.SKIPPED, 23L),
            tuple(at(36), ExecutionStatus.PENDING, 1L));
    assertThat(runs.get(1).late()).isFalse();
  }

  @Test
  void a_day_of_downtime_is_followed_by_one_late_run_that_stands_for_all() {
    var job = job("*/5 * * * *", Terms.DEFAULT);

    var runs = job.due(at(36).plusSeconds(90), OpenRuns.NONE).runs();

    assertThat(runs)
        .extracting(ExpectedRun::scheduledFor, ExpectedRun::status, ExpectedRun::late)
        .containsExactly(
            tuple(NOON.plusSeconds(300), ExecutionStatus.SKIPPED, false),
            tuple(at(36), ExecutionStatus.PENDING, true));
    assertThat(runs.get(0).gap()).contains(new ExpectedRun.Gap(at(36).minusSeconds(300), 287));
  }

  @Test
  void a_day_of_downtime_is_caught_up_in_order_up_to_the_limit() {
    var job = job("0 * * * *", Terms.DEFAULT.with(MissedRuns.catchUp(3)));

    var runs = job.due(at(36).plusSeconds(10), OpenRuns.NONE).runs();

    assertThat(runs)
        .extracting(
            ExpectedRun::scheduledFor,
            ExpectedRun::status,
            ExpectedRun::count,
            run -> run.startAt().isPresent(),
            ExpectedRun::late)
        .containsExactly(
            tuple(at(13), ExecutionStatus.EXPIRED, 20L, false, false),
            tuple(at(33), ExecutionStatus.PENDING, 1L, true, true),
            tuple(at(34), ExecutionStatus.PENDING, 1L, false, true),
            tuple(at(35), ExecutionStatus.PENDING, 1L, false, true),
            tuple(at(36), ExecutionStatus.PENDING, 1L, false, false));
  }

  @Test
  void a_few_missed_runs_have_a_row_each() {
    var job = job("0 * * * *", Terms.DEFAULT);

    var runs = job.due(at(16).plusSeconds(90), OpenRuns.NONE).runs();

    assertThat(runs).hasSize(4).allMatch(run -> run.gap().isEmpty());
    assertThat(runs.get(0).reason()).contains("Missed: a later run stands for it.");
  }

  @Test
  void what_may_start_only_so_late_expires() {
    var terms = Terms.DEFAULT.startingWithin(Duration.ofMinutes(10));

    var late = job("0 * * * *", terms).due(at(13).plusSeconds(601), OpenRuns.NONE).runs();
    var inTime = job("0 * * * *", terms).due(at(13).plusSeconds(600), OpenRuns.NONE).runs();

    assertThat(late).extracting(ExpectedRun::status).containsExactly(ExecutionStatus.EXPIRED);
    assertThat(late.get(0).reason()).contains("It could not start within 600 s of its time.");
    assertThat(inTime).extracting(ExpectedRun::status).containsExactly(ExecutionStatus.PENDING);
  }

  @Test
  void a_month_of_a_daily_job_runs_each_midnight_of_its_zone() {
    assertThat(aMonthOfDaily("Europe/Berlin", "2027-03-01T00:00:00Z"))
        .hasSize(31)
        .allMatch(midnight -> midnight.equals(LocalTime.MIDNIGHT));
    // There, midnight does not exist on the day on which the clocks go forward.
    assertThat(aMonthOfDaily("America/Havana", "2027-03-01T12:00:00Z"))
        .hasSize(31)
        .filteredOn(time -> !time.equals(LocalTime.MIDNIGHT))
        .containsExactly(LocalTime.of(1, 0));
    // And there it comes twice.
    assertThat(aMonthOfDaily("America/Havana", "2027-11-01T12:00:00Z"))
        .hasSize(31)
        .allMatch(midnight -> midnight.equals(LocalTime.MIDNIGHT));
  }

  private static List<LocalTime> aMonthOfDaily(String zone, String from) {
    var begin = Instant.parse(from);
    var job = Cronjob.create(CronjobId.next(), Schedule.of("@daily", zone), Terms.DEFAULT, begin);
    var ran = new ArrayList<LocalTime>();
    while (job.nextRunAt().orElseThrow().isBefore(begin.plus(Duration.ofDays(31)))) {
      for (var run : job.due(job.nextRunAt().orElseThrow(), OpenRuns.NONE).runs()) {
        assertThat(run.status()).isEqualTo(ExecutionStatus.PENDING);
        ran.add(run.scheduledFor().atZone(ZoneId.of(zone)).toLocalTime());
      }
    }
    return ran;
  }

  @Test
  void while_another_is_open_a_run_is_skipped() {
    var arising = job("0 * * * *", Terms.DEFAULT).due(at(13), ONE_RUNS);

    assertThat(arising.runs())
        .containsExactly(
            ExpectedRun.notRun(at(13), ExecutionStatus.SKIPPED, "Another run is still open."));
    assertThat(arising.replacesOpen()).isFalse();
  }

  @Test
  void while_another_is_open_a_run_waits_until_too_many_do() {
    var terms = Terms.DEFAULT.with(Overlap.QUEUE);

    var waits = job("0 * * * *", terms).due(at(13), new OpenRuns(1, 99)).runs().get(0);
    var full = job("0 * * * *", terms).due(at(13), new OpenRuns(1, 100)).runs().get(0);

    assertThat(waits.status()).isEqualTo(ExecutionStatus.PENDING);
    assertThat(waits.startAt()).isEmpty();
    assertThat(full.status()).isEqualTo(ExecutionStatus.SKIPPED);
    assertThat(full.reason()).contains("100 runs wait already.");
  }

  @Test
  void while_another_is_open_a_run_may_start_all_the_same() {
    var terms = Terms.DEFAULT.with(Overlap.ALLOW).with(MissedRuns.catchUp(2));

    var arising = job("0 * * * *", terms).due(at(15), ONE_RUNS);

    assertThat(arising.runs()).hasSize(3).allMatch(run -> run.startAt().isPresent());
    assertThat(arising.replacesOpen()).isFalse();
  }

  @Test
  void while_another_is_open_the_newest_run_replaces_it() {
    var terms = Terms.DEFAULT.with(Overlap.REPLACE).with(MissedRuns.catchUp(2));

    var arising = job("0 * * * *", terms).due(at(15), ONE_RUNS);

    assertThat(arising.replacesOpen()).isTrue();
    assertThat(arising.runs())
        .extracting(ExpectedRun::status)
        .containsExactly(ExecutionStatus.SKIPPED, ExecutionStatus.SKIPPED, ExecutionStatus.PENDING);
  }

  @Test
  void nothing_is_replaced_by_what_does_not_start() {
    var terms = Terms.DEFAULT.with(Overlap.REPLACE).startingWithin(Duration.ofMinutes(1));

    assertThat(job("0 * * * *", terms).due(at(13).plusSeconds(90), ONE_RUNS).replacesOpen())
        .isFalse();
  }

  @Test
  void a_pause_keeps_the_cadence_and_leaves_its_gap() {
    var job = job("0 * * * *", Terms.DEFAULT);
    job.pause("the printer is on fire", at(13).minusSeconds(1));
    assertThat(job.nextRunAt()).isEmpty();
    assertThat(job.due(at(20), OpenRuns.NONE).runs()).isEmpty();

    var left = job.resume(at(24).plusSeconds(600));

    assertThat(left).hasSize(1);
    assertThat(left.get(0).gap()).contains(new ExpectedRun.Gap(at(24), 12));
    assertThat(left.get(0).reason()).contains("The job was paused: the printer is on fire");
    assertThat(job.nextRunAt()).contains(at(25));
    assertThat(job.pauseNote()).isEmpty();
    assertThat(job.resume(at(26))).isEmpty();
    assertThat(job.nextRunAt()).contains(at(25));
  }

  @Test
  void a_hold_and_a_pause_do_not_lift_each_other() {
    var job = job("0 * * * *", Terms.DEFAULT);
    job.pause(null, NOON);
    job.hold();

    assertThat(job.resume(at(14))).isEmpty();
    assertThat(job.isActive()).isFalse();
    assertThat(job.release(at(15)))
        .extracting(ExpectedRun::scheduledFor)
        .containsExactly(at(13), at(14), at(15));
    assertThat(job.nextRunAt()).contains(at(16));
  }

  @Test
  void a_changed_schedule_accounts_for_what_was_due_by_the_old_one() {
    var job = job("0 * * * *", Terms.DEFAULT);

    var left = job.reschedule(Schedule.of("30 * * * *", "UTC"), at(13).plusSeconds(1));

    assertThat(left)
        .containsExactly(
            ExpectedRun.notRun(at(13), ExecutionStatus.SKIPPED, "The schedule was changed."));
    assertThat(job.nextRunAt()).contains(at(13).plusSeconds(1800));
  }

  @Test
  void somebody_may_ask_for_a_run_which_leaves_the_cadence_alone() {
    var job = job("0 * * * *", Terms.DEFAULT);

    var run = job.runNow(at(13), OpenRuns.NONE).runs().get(0);

    assertThat(run.origin()).isEqualTo(ExecutionOrigin.ASKED);
    assertThat(run.startAt()).contains(at(13));
    assertThat(run.scheduledFor()).isAfter(at(13)).isBefore(at(13).plusMillis(1));
    assertThat(job.nextRunAt()).contains(at(13));
    assertThatThrownBy(() -> job.runNow(at(13), ONE_RUNS))
        .hasMessageContaining("Another run of the job is open");
    job.hold();
    assertThatThrownBy(() -> job.runNow(at(13), OpenRuns.NONE))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.SUBSCRIPTION_INACTIVE));
  }

  @Test
  void jitter_delays_the_start_and_never_the_order() {
    var schedule = Schedule.of("* * * * *", "UTC").spread(Duration.ofMinutes(5));
    var job = Cronjob.create(CronjobId.next(), schedule, Terms.DEFAULT, NOON);
    var accounted = new ArrayList<Instant>();
    for (var i = 0; i < 200; i++) {
      var now = job.nextRunAt().orElseThrow();
      assertThat(now).isBetween(job.nextScheduledFor().orElseThrow(), now.plusSeconds(300));
      job.due(now, OpenRuns.NONE).runs().forEach(run -> accounted.add(run.scheduledFor()));
    }
    assertThat(accounted).isEqualTo(schedule.next(NOON, accounted.size()));
  }

  private static Cronjob job(String expression, Terms terms) {
    return Cronjob.create(CronjobId.next(), Schedule.of(expression, "UTC"), terms, NOON);
  }

  /** So many hours after midnight of the 20th of November. */
  private static Instant at(int hour) {
    return Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofHours(hour));
  }
}

package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.CronjobId;
import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final ClockChanges SKIP_TWICE =
      new ClockChanges(GapPolicy.SKIP, RepeatPolicy.TWICE);

  @ParameterizedTest
  @CsvSource({
    // clocks forward by an hour at night, by half an hour, at midnight, from a negative saving
    "30 2 * * *,    Europe/Berlin,         2027-03-28T00:00Z, 2027-03-28T01:00Z",
    "15 2 * * *,    Australia/Lord_Howe,   2026-10-03T12:00Z, 2026-10-03T15:30Z",
    "0 0 * * *,     America/Havana,        2027-03-14T00:00Z, 2027-03-14T05:00Z",
    "30 1 * * *,    Europe/Dublin,         2027-03-28T00:00Z, 2027-03-28T01:00Z",
    // days that did not exist
    "0 12 30 12 *,  Pacific/Apia,          2011-12-29T12:00Z, 2011-12-30T10:00Z",
    "0 12 21 8 *,   Pacific/Kwajalein,     1993-08-20T12:00Z, 1993-08-21T12:00Z",
  })
  void what_falls_into_a_gap_runs_at_the_first_instant_after_it(
      String expression, String zone, String after, String due) {
    assertThat(Schedule.of(expression, zone).next(at(after))).contains(at(due));
    assertThat(Schedule.of(expression, zone).with(SKIP_TWICE).next(at(after)))
        .hasValueSatisfying(next -> assertThat(next).isAfter(at(due)));
  }

  @Test
  void several_times_in_one_gap_run_once_and_not_beside_what_is_due_anyway() {
    var schedule = Schedule.of("*/15 * * * *", "Europe/Berlin");

    assertThat(schedule.next(at("2027-03-28T00:40Z"), 3))
        .containsExactly(at("2027-03-28T00:45Z"), at("2027-03-28T01:00Z"), at("2027-03-28T01:15Z"));
    assertThat(Schedule.of("10,20,30 2 * * *", "Europe/Berlin").next(at("2027-03-28T00:00Z"), 2))
        .containsExactly(at("2027-03-28T01:00Z"), at("2027-03-29T00:10Z"));
  }

  @Test
  void a_time_that_comes_twice_runs_the_first_time_or_both() {
    var once = Schedule.of("30 2 * * *", "Europe/Berlin");

    assertThat(once.next(at("2026-10-24T12:00Z"), 2))
        .containsExactly(at("2026-10-25T00:30Z"), at("2026-10-26T01:30Z"));
    assertThat(once.with(SKIP_TWICE).next(at("2026-10-24T12:00Z"), 3))
        .containsExactly(at("2026-10-25T00:30Z"), at("2026-10-25T01:30Z"), at("2026-10-26T01:30Z"));
  }

  @Test
  void each_minute_is_silent_while_the_clock_repeats_itself_unless_twice() {
    var from = at("2026-10-25T00:00Z");
    var to = at("2026-10-25T03:00Z");
    var once = Schedule.of("* * * * *", "Europe/Berlin");

    assertThat(once.count(from, to)).isEqualTo(120);
    assertThat(once.next(at("2026-10-25T00:59Z"))).contains(at("2026-10-25T02:00Z"));
    assertThat(once.next(at("2026-10-25T01:30Z"))).contains(at("2026-10-25T02:00Z"));
    assertThat(once.with(SKIP_TWICE).count(from, to)).isEqualTo(180);
  }

  @Test
  void a_leap_day_may_be_eight_years_away() {
    var schedule = Schedule.of("0 0 29 2 *", "Europe/Berlin");

    assertThat(schedule.next(at("2096-03-01T00:00Z"))).contains(at("2104-02-28T23:00Z"));
  }

  @Test
  void a_day_that_comes_each_forty_years_is_found() {
    var schedule = Schedule.of("0 0 * 2 MON#5", "America/New_York");

    assertThat(schedule.next(at("2072-03-01T00:00Z"))).contains(at("2112-02-29T05:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"Europe/Nowhere", "GMT+2", "+02:00", "SystemV/EST5", "europe/berlin", "''"})
  void a_zone_that_does_not_exist_is_refused(String zone) {
    assertThatThrownBy(() -> Schedule.of("0 9 * * *", zone))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("time_zone");
  }

  @Test
  void nothing_is_due_before_the_start_nor_from_the_end_on() {
    var schedule =
        Schedule.of("0 * * * *", "UTC")
            .between(Optional.of(at("2026-11-20T12:00Z")), Optional.of(at("2026-11-20T14:00Z")));

    assertThat(schedule.next(at("2020-01-01T00:00Z"), 5))
        .containsExactly(at("2026-11-20T12:00Z"), at("2026-11-20T13:00Z"));
    assertThat(schedule.count(at("2026-01-01T00:00Z"), at("2027-01-01T00:00Z"))).isEqualTo(2);
    assertThatThrownBy(() -> schedule.mustRunAfter(at("2026-11-20T13:00Z")))
        .hasMessageContaining("not due any more");
  }

  @Test
  void a_start_and_an_end_with_nothing_between_are_refused() {
    assertThatThrownBy(
            () ->
                Schedule.of("0 0 1 1 *", "UTC")
                    .between(
                        Optional.of(at("2026-02-01T00:00Z")), Optional.of(at("2026-12-01T00:00Z"))))
        .hasMessageContaining("nothing is due between");
  }

  @Test
  void jitter_is_the_same_for_every_node_spreads_jobs_and_leaves_the_due_time() {
    var schedule = Schedule.of("0 0 * * *", "UTC").spread(Duration.ofMinutes(10));
    var due = at("2026-11-21T00:00Z");
    var job = CronjobId.next();

    assertThat(schedule.next(at("2026-11-20T12:00Z"))).contains(due);
    assertThat(schedule.startOf(job, due))
        .isEqualTo(schedule.startOf(job, due))
        .isBetween(due, due.plusSeconds(600));
    assertThat(IntStream.range(0, 1000).mapToObj(i -> schedule.startOf(CronjobId.next(), due)))
        .satisfies(starts -> assertThat(starts.stream().distinct()).hasSizeGreaterThan(900));
    assertThatThrownBy(() -> schedule.spread(Duration.ofHours(2)))
        .hasMessageContaining("jitter_seconds");
  }

  @Test
  void a_year_of_minutes_is_counted_without_visiting_each() {
    var schedule = Schedule.of("* * * * *", "America/New_York");

    assertThat(schedule.count(at("2026-01-01T05:00Z"), at("2027-01-01T05:00Z")))
        .isEqualTo(365 * 1440 - 60);
    assertThat(schedule.newest(2, at("2020-01-01T00:00Z"), at("2027-01-01T05:00Z")))
        .containsExactly(at("2027-01-01T04:58Z"), at("2027-01-01T04:59Z"));
  }

  @Test
  void a_preview_says_what_the_next_change_of_the_clocks_does() {
    var preview =
        SchedulePreview.of(Schedule.of("30 2 * * *", "Europe/Berlin"), at("2027-03-27T00:00Z"), 3);

    assertThat(preview.inWords()).isEqualTo("At 02:30 every day, by the clocks of Europe/Berlin.");
    assertThat(preview.runs())
        .extracting(Object::toString)
        .containsExactly(
            "2027-03-27T02:30+01:00", "2027-03-28T03:00+02:00", "2027-03-29T02:30+02:00");
    assertThat(preview.notes())
        .containsExactly(
            "On 28 March 2027 the clocks of Europe/Berlin go from 02:00 to 03:00: what is due in"
                + " between runs once, then.",
            "On 31 October 2027 the clocks of Europe/Berlin go from 03:00 to 02:00: what is due in"
                + " between runs the first time only; choose twice for both.");
  }

  @Test
  void a_schedule_that_no_change_touches_has_no_notes() {
    var preview =
        SchedulePreview.of(
            Schedule.of("0 9 * * MON-FRI", "Europe/Berlin"), at("2027-01-01T00:00Z"), 1);

    assertThat(preview.notes()).isEmpty();
  }

  private static Instant at(String text) {
    return java.time.OffsetDateTime.parse(text).toInstant();
  }
}

package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every zone of the tz database, each of its transitions in ten years, under every policy, against
 * the slow oracle. For a long run: {@code -DargLine="-Dschedule.expressions=100
 * -Dschedule.from=1975-01-01 -Dschedule.seed=1"}.
 */
class EveryZoneTest {

  private static final Instant FROM =
      Instant.parse(System.getProperty("schedule.from", "2021-01-01") + "T00:00:00Z");
  private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
  private static final int EXPRESSIONS = Integer.getInteger("schedule.expressions", 2);
  private static final long SEED = Long.getLong("schedule.seed", 20261120L);

  private final Random random = new Random(SEED);
  private final RandomCron crons = new RandomCron(random);

  @Test
  void around_each_change_of_the_clocks_each_due_time_comes_as_the_policies_say() {
    var seen = new HashSet<ZoneRules>();
    var transitions = 0;
    for (var id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      var zone = ZoneId.of(id);
      if (id.startsWith("SystemV/") || !seen.add(zone.getRules())) {
        continue;
      }
      for (var change : transitions(zone)) {
        check(zone, change, transitions++);
      }
    }
    assertThat(seen).hasSizeGreaterThan(250);
    assertThat(transitions).isGreaterThan(1_500);
  }

  @Test
  void where_no_clock_changes_a_whole_month_comes_as_it_is_written() {
    for (var id : List.of("UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "America/Phoenix")) {
      var from = Instant.parse("2027-02-01T00:00:00Z");
      var to = from.plus(40, ChronoUnit.DAYS);
      var oracle = new SlowOracle(ZoneId.of(id), from, to, Duration.ZERO);
      for (var i = 0; i < 6 * EXPRESSIONS; i++) {
        var expression = crons.next();
        var expected = oracle.new Judgement(expression).due(ClockChanges.DEFAULT);
        compare(id, expression, ClockChanges.DEFAULT, expected, from, to);
      }
    }
  }

  private void check(ZoneId zone, ZoneOffsetTransition change, int number) {
    var around = change.getDuration().abs().plusHours(5);
    var from = change.getInstant().truncatedTo(ChronoUnit.MINUTES).minus(around);
    var to = change.getInstant().plus(around);
    var oracle = new SlowOracle(zone, from, to, around);
    for (var expression : expressions(change, number)) {
      var judgement = oracle.new Judgement(expression);
      for (var gap : GapPolicy.values()) {
        for (var repeat : RepeatPolicy.values()) {
          var changes = new ClockChanges(gap, repeat);
          compare(zone.getId(), expression, changes, judgement.due(changes), from, to);
        }
      }
    }
  }

  private void compare(
      String zone,
      String expression,
      ClockChanges changes,
      List<Instant> expected,
      Instant from,
      Instant to) {
    var what = zone + " " + expression + " " + changes + " from " + from + ", seed " + SEED;
    Schedule schedule;
    try {
      schedule = Schedule.of(expression, zone);
    } catch (Problem never) {
      assertThat(expected).as(what).isEmpty();
      return;
    }
    schedule = schedule.with(changes);
    var found = new ArrayList<Instant>();
    for (var at = schedule.firstFrom(from);
        at.isPresent() && at.get().isBefore(to);
        at = schedule.next(at.get())) {
      found.add(at.get());
    }
    assertThat(found).as(what).isEqualTo(expected);
    assertThat(schedule.count(from, to)).as(what).isEqualTo(expected.size());
    for (var i = 0; i < 4; i++) {
      fromAnywhere(what, schedule, expected, from, to);
    }
  }

  /** Wherever one begins to look, it is the same. */
  private void fromAnywhere(
      String what, Schedule schedule, List<Instant> expected, Instant from, Instant to) {
    var seconds = Duration.between(from, to).toSeconds();
    var here = from.plusSeconds(random.nextLong(seconds) / 30 * 30);
    var later = expected.stream().filter(at -> at.isAfter(here)).findFirst();
    if (later.isPresent()) {
      assertThat(schedule.next(here)).as("%s, after %s", what, here).isEqualTo(later);
    }
    var left = expected.stream().filter(at -> !at.isBefore(here)).toList();
    assertThat(schedule.count(here, to)).as("%s, from %s", what, here).isEqualTo(left.size());
    var most = random.nextInt(1, 5);
    assertThat(schedule.newest(most, here, to))
        .as("%s, newest from %s", what, here)
        .isEqualTo(left.subList(Math.max(0, left.size() - most), left.size()));
  }

  /** Some that hit the hour in question, and some that hit anything. */
  private List<String> expressions(ZoneOffsetTransition change, int number) {
    var hour = change.getDateTimeBefore().getHour();
    var other = change.getDateTimeAfter().getHour();
    var minute = random.nextInt(60);
    var chosen = new ArrayList<String>();
    chosen.add(minute + " " + hour + " * * *");
    chosen.add("*/20 " + Math.min(hour, other) + "-" + Math.max(hour, other) + " * * *");
    chosen.add(minute + "/15 " + (hour + 23) % 24 + "," + hour + "," + other + " * * *");
    chosen.add("0 0 * * *");
    chosen.add(
        minute
            + " "
            + random.nextInt(24)
            + " "
            + change.getDateTimeBefore().getDayOfMonth()
            + " * "
            + change.getDateTimeAfter().getDayOfWeek().getValue());
    if (number % 8 == 0) {
      chosen.add(List.of("* * * * *", "*/15 * * * *", "*/7 * * * *").get(random.nextInt(3)));
    }
    for (var i = 0; i < EXPRESSIONS; i++) {
      chosen.add(crons.next());
    }
    return chosen;
  }

  private static List<ZoneOffsetTransition> transitions(ZoneId zone) {
    var found = new ArrayList<ZoneOffsetTransition>();
    for (var change = zone.getRules().nextTransition(FROM);
        change != null && change.getInstant().isBefore(TO);
        change = zone.getRules().nextTransition(change.getInstant())) {
      found.add(change);
    }
    return found;
  }
}

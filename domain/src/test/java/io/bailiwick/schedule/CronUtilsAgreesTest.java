package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A library that others use finds the same dates, where it is right (docs/adr says where not). */
class CronUtilsAgreesTest {

  private static final CronParser PEER =
      new CronParser(
          CronDefinitionBuilder.defineCron()
              .withMinutes()
              .withValidRange(0, 59)
              .and()
              .withHours()
              .withValidRange(0, 23)
              .and()
              .withDayOfMonth()
              .withValidRange(1, 31)
              .supportsL()
              .supportsW()
              .supportsLW()
              .and()
              .withMonth()
              .withValidRange(1, 12)
              .and()
              .withDayOfWeek()
              .withValidRange(0, 7)
              .withMondayDoWValue(1)
              .withIntMapping(7, 0)
              .supportsHash()
              .supportsL()
              .and()
              .instance());

  @Test
  void random_dates_and_times_are_the_same() {
    var random = new Random(20261120);
    var crons = new RandomCron(random);
    for (var i = 0; i < 400; i++) {
      var times = crons.field(0, 59) + " " + crons.field(0, 23) + " * * *";
      agree(i % 3 == 0 ? times : crons.datesForThePeer());
    }
  }

  private static void agree(String expression) {
    var from = LocalDateTime.of(2026, 11, 20, 12, 0);
    var theirs = new ArrayList<LocalDateTime>();
    var peer = ExecutionTime.forCron(PEER.parse(expression));
    var at = peer.nextExecution(from.atZone(ZoneOffset.UTC));
    while (at.isPresent() && theirs.size() < 15) {
      theirs.add(at.map(ZonedDateTime::toLocalDateTime).get());
      at = peer.nextExecution(at.get());
    }
    var cron = CronExpression.parse(expression);
    var ours = new ArrayList<LocalDateTime>();
    for (var next = cron.next(from.plusMinutes(1));
        ours.size() < theirs.size();
        next = cron.next(next.plusMinutes(1))) {
      ours.add(next);
    }
    assertThat(ours).as(expression).isEqualTo(theirs);
  }
}

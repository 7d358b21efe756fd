package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0 0 30 2 *         | '0 0 30 2 *' can never run: there is no such date",
        "0 0 31 4,6,9,11 *  | can never run",
        "0 0 31W 2 *        | can never run",
        "0 0 L-30 2 *       | can never run",
        "0 0 L-31 * *       | no month has a day 31 days before its last",
        "0 0 * * MON#6      | no month has a day of the week 6 times",
        "0 0 * * MON#0      | no month has a day of the week 0 times",
        "0 0 * * L          | a bare 'L' can mean Saturday or Sunday",
        "0 0 3L * *         | in the day of the month, '3L' is not understood",
        "0 0 0 * *          | in the day of the month, 0 is not between 1 and 31",
        "60 * * * *         | in the minute, 60 is not between 0 and 59",
        "* 24 * * *         | in the hour, 24 is not between 0 and 23",
        "* * * 13 *         | in the month, 13 is not between 1 and 12",
        "* * * * 8          | in the day of the week, 8 is not between 0 and 6",
        "* * * * MOO        | in the day of the week, 'MOO' is not a name of one",
        "* * * MON *        | in the month, 'MON' is not a name of one",
        "*/0 * * * *        | a step of 0 is not between 1 and 59",
        "*/90 * * * *       | a step of 90 is not between 1 and 59",
        "0 22-2 * * *       | in the hour, the range '22-2' runs backwards",
        "0 0 * * FRI-MON    | the range 'FRI-MON' runs backwards",
        "1-5/2/3 * * * *    | '1-5/2/3' is not understood",
        "0 0 * * MON#2#3    | 'MON#2#3' is not understood",
        "0 0 15WW * *       | '15WW' is not understood",
        "0 0 * * 5#         | '5#' is not understood",
        "0,, * * * *        | '' is not understood",
        "-5 * * * *         | '-5' is not understood",
        "٣ * * * *          | '٣' is not understood",
        "0 0 ? * MON        | '?' is not understood",
        "\"0 0|12 * * *\"     | \"'0|12' is not understood\"",
        "0 0 * * * *        | it runs once a minute at most",
        "*/10 0 0 * * * *   | it runs once a minute at most",
        "0 0 * *            | must have five fields",
        "@reboot            | '@reboot' is not one of @hourly",
        "@every 10s         | is not one of @hourly",
        "\"\"                 | is missing",
      })
  void what_cannot_run_is_refused_with_the_reason(String expression, String reason) {
    assertThatThrownBy(() -> CronExpression.parse(expression.strip()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("'schedule'")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the last day stays in a list, and a nearest working day stays in its month
        "0 0 15,L * *        | 2026-11-30, 2026-12-15, 2026-12-31",
        "0 0 1,LW * *        | 2026-11-30, 2026-12-01, 2026-12-31",
        "0 0 31W * *         | 2026-12-31, 2027-01-29, 2027-03-31",
        "0 0 31W 8 *         | 2027-08-31, 2028-08-31, 2029-08-31",
        "0 0 31W 10 *        | 2027-10-29, 2028-10-31, 2029-10-31",
        "0 0 1W 5 *          | 2027-05-03, 2028-05-01, 2029-05-01",
        "0 0 29W 2 *         | 2028-02-29, 2032-02-27, 2036-02-29",
        "0 0 L-3 2 *         | 2027-02-25, 2028-02-26, 2029-02-25",
        "0 0 * * FRIL        | 2026-11-27, 2026-12-25, 2027-01-29",
        "0 0 * * 7#1         | 2026-12-06, 2027-01-03, 2027-02-07",
        "0 0 * * 5#5         | 2027-01-29, 2027-04-30, 2027-07-30",
        // either is enough, and a step restricts
        "0 0 13 * FRI        | 2026-11-27, 2026-12-04, 2026-12-11",
        "0 0 */15 * 0        | 2026-11-22, 2026-11-29, 2026-12-01",
        "0 0 L,15W * 1#2     | 2026-11-30, 2026-12-14, 2026-12-15",
        "0 0 * * SUN-TUE     | 2026-11-22, 2026-11-23, 2026-11-24",
        "0 0 * * SAT-SUN     | 2026-11-21, 2026-11-22, 2026-11-28",
        "0 0 * * 6-7         | 2026-11-21, 2026-11-22, 2026-11-28",
        "0 0 29 2 *          | 2028-02-29, 2032-02-29, 2036-02-29",
        "@weekly             | 2026-11-22, 2026-11-29, 2026-12-06",
        "@Monthly            | 2026-12-01, 2027-01-01, 2027-02-01",
        "@yearly             | 2027-01-01, 2028-01-01, 2029-01-01",
      })
  void dates_are_those_that_the_fields_mean(String expression, String dates) {
    var expected = Arrays.stream(dates.strip().split(", ")).map(LocalDate::parse).toList();

    assertThat(datesOf(expression.strip(), expected.size())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *             | Every minute.",
        "*/15 * * * *          | Every 15 minutes.",
        "*/15 9-17 * * MON-FRI | Every 15 minutes of the hours 9 to 17 on Monday to Friday.",
        "0 * * * *             | Every hour.",
        "5 * * * *             | Every hour, at minute 5.",
        "0 */2 * * *           | Every 2 hours.",
        "30 9 * * *            | At 09:30 every day.",
        "0 9,12,17 * * *       | At 09:00, 12:00 and 17:00 every day.",
        "0 0 1,15 * *          | At 00:00 on the 1st and the 15th.",
        "0 0 15W,L * *         | At 00:00 on the working day nearest the 15th and the last day of"
            + " the month.",
        "0 0 13 * FRI          | At 00:00 on the 13th and Friday.",
        "0 0 * * MON#2         | At 00:00 on the 2nd Monday of the month.",
        "0 0 * * 5L            | At 00:00 on the last Friday of the month.",
        "0 0 * * SUN           | At 00:00 on Sunday.",
        "0 0 1 1 *             | At 00:00 on the 1st in January.",
        "0 0 1-7 3-5,12 *      | At 00:00 on the 1st to 7th in March to May and December.",
        "1,5-9,50 * * * *      | At the minutes 1, 5 to 9 and 50 of every hour.",
        "*/7 0 * * *           | At the minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of the hour 0.",
        "* 3 * * *             | Every minute of the hour 3.",
      })
  void words_say_what_it_does(String expression, String words) {
    assertThat(CronExpression.parse(expression.strip()).inWords()).isEqualTo(words.strip());
  }

  @Test
  void a_started_minute_is_over() {
    var cron = CronExpression.parse("30 9 * * *");

    assertThat(cron.next(LocalDateTime.parse("2026-11-20T09:30:00")))
        .isEqualTo("2026-11-20T09:30:00");
    assertThat(cron.next(LocalDateTime.parse("2026-11-20T09:30:00.000000001")))
        .isEqualTo("2026-11-21T09:30:00");
  }

  private static ArrayList<LocalDate> datesOf(String expression, int most) {
    var cron = CronExpression.parse(expression);
    var found = new ArrayList<LocalDate>();
    var from = LocalDateTime.parse("2026-11-20T12:00:00");
    while (found.size() < most) {
      from = cron.next(from);
      found.add(from.toLocalDate());
      from = from.plusMinutes(1);
    }
    return found;
  }
}

package io.bailiwick.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageMonthTest {

  @Test
  void a_month_is_utc_wherever_the_server_stands() {
    // The tests run fourteen hours ahead of UTC, where December has begun already.
    var last = UsageMonth.of(Instant.parse("2026-11-30T23:59:59.999999Z"));

    assertThat(last.start()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(UsageMonth.of(last.ends()).start()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(last.begins()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(last.ends()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void it_is_written_as_it_is_read() {
    assertThat(UsageMonth.parse("2026-02")).hasToString("2026-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", "٢٠٢٦-٠١"})
  void what_is_no_month_is_refused(String text) {
    assertThatThrownBy(() -> UsageMonth.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("month");
  }
}

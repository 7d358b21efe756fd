package io.bailiwick.fleet.store;

import static io.bailiwick.fleet.store.FleetRows.NODE;
import static io.bailiwick.fleet.store.FleetRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.kernel.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlSamplesIT {

  private FleetRows rows;

  @BeforeEach
  void open() throws SQLException {
    rows = new FleetRows();
  }

  @AfterEach
  void close() throws SQLException {
    rows.close();
  }

  @Test
  void the_first_sample_is_only_the_baseline_and_a_restarted_counter_counts_nothing()
      throws SQLException {
    rows.vps("running", "running");

    assertThat(used(NOW, 5_000)).isZero();
    assertThat(used(NOW.plusSeconds(60), 5_700)).isEqualTo(700);
    assertThat(used(NOW.plusSeconds(120), 100)).isZero();
    assertThat(used(NOW.plusSeconds(180), 150)).isEqualTo(50);
    assertThat(rows.text("SELECT cpu_used_ms FROM vpses")).isEqualTo("150");
  }

  @Test
  void a_pass_that_was_overtaken_writes_nothing_and_has_the_same_event() throws SQLException {
    rows.vps("running", "running");
    used(NOW, 1_000);
    var slow = claim(NOW.plusSeconds(60));
    var fast = claim(NOW.plusSeconds(120));

    assertThat(write(fast, 3_000, NOW.plusSeconds(121))).isEqualTo(1);
    assertThat(write(slow, 2_000, NOW.plusSeconds(122))).isZero();
    assertThat(reading(fast, 3_000).usage(NOW).eventId())
        .isEqualTo(reading(slow, 2_000).usage(NOW).eventId());
    assertThat(rows.text("SELECT cpu_used_ms FROM vpses")).isEqualTo("3000");
  }

  @Test
  void one_that_cannot_be_read_is_stale_since_the_first_time_until_it_can() throws SQLException {
    var id = rows.vps("running", "running");
    try (var connection = rows.transaction()) {
      var samples = new SqlSamples(Sql.on(connection));
      assertThat(samples.markStale(List.of(id), NOW)).isEqualTo(1);
      assertThat(samples.markStale(List.of(id), NOW.plusSeconds(60))).isZero();
      connection.commit();
    }
    assertThat(rows.text("SELECT state FROM vpses WHERE stale_since = '" + NOW + "'"))
        .isEqualTo("running");

    used(NOW.plusSeconds(60), 1);
    assertThat(rows.text("SELECT stale_since FROM vpses")).isNull();
  }

  private long used(Instant at, long cpuMillis) throws SQLException {
    var due = claim(at);
    write(due, cpuMillis, at);
    return reading(due, cpuMillis).usage(at).cpuMillis();
  }

  private Due claim(Instant now) throws SQLException {
    try (var connection = rows.transaction()) {
      var due =
          new SqlSamples(Sql.on(connection))
              .claim(NODE, Set.of("local"), 10, now, now.plusSeconds(60));
      connection.commit();
      assertThat(due).hasSize(1);
      return due.get(0);
    }
  }

  private int write(Due due, long cpuMillis, Instant at) throws SQLException {
    try (var connection = rows.transaction()) {
      var written = new SqlSamples(Sql.on(connection)).write(List.of(reading(due, cpuMillis)), at);
      connection.commit();
      return written;
    }
  }

  private static Reading reading(Due due, long cpuMillis) {
    return new Reading(
        due,
        new MachineSample(OptionalLong.of(10), OptionalLong.of(cpuMillis), OptionalLong.empty()));
  }
}

package io.bailiwick.fleet.store;

import static io.bailiwick.fleet.store.FleetRows.NODE;
import static io.bailiwick.fleet.store.FleetRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.kernel.VpsId;
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

    assertThat(write(fast, 3_000, NOW.plusSeconds(121))).containsExactly(fast.id());
    assertThat(write(slow, 2_000, NOW.plusSeconds(122))).isEmpty();
    assertThat(reading(fast, 3_000).usage(NOW).eventId())
        .isEqualTo(reading(slow, 2_000).usage(NOW).eventId());
    assertThat(rows.text("SELECT cpu_used_ms FROM vpses")).isEqualTo("3000");
  }

  @Test
  void a_clock_that_stands_or_goes_back_gives_each_sample_a_moment_of_its_own()
      throws SQLException {
    rows.vps("running", "running");
    used(NOW, 1_000);
    var first = claim(NOW.plusSeconds(60));
    write(first, 2_000, NOW);
    var second = claim(NOW.plusSeconds(120));
    write(second, 3_000, NOW.minusSeconds(3_600));

    assertThat(second.sampledAt()).isAfter(first.sampledAt());
    assertThat(reading(second, 3_000).usage(NOW).eventId())
        .isNotEqualTo(reading(first, 2_000).usage(NOW).eventId());
    assertThat(write(second, 4_000, NOW)).as("it was overtaken by itself").isEmpty();
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

  @Test
  void a_disk_that_was_not_seen_whole_holds_no_less_than_before_and_is_stale() throws SQLException {
    rows.vps("running", "running");
    used(NOW, 1);
    disk(NOW.plusSeconds(60), 7, true);
    assertThat(rows.text("SELECT storage_used_bytes FROM vpses")).isEqualTo("10");
    disk(NOW.plusSeconds(120), 70, true);
    assertThat(rows.text("SELECT storage_used_bytes FROM vpses")).isEqualTo("70");
    assertThat(rows.text("SELECT 1 FROM vpses WHERE stale_since = '" + NOW.plusSeconds(60) + "'"))
        .as("since the first")
        .isEqualTo("1");

    disk(NOW.plusSeconds(180), 7, false);
    assertThat(rows.text("SELECT storage_used_bytes FROM vpses")).isEqualTo("7");
    assertThat(rows.text("SELECT stale_since FROM vpses")).isNull();
  }

  private void disk(Instant at, long bytes, boolean atLeast) throws SQLException {
    var sample =
        new MachineSample(
            OptionalLong.of(bytes), atLeast, OptionalLong.of(1), OptionalLong.empty());
    var reading = new Reading(claim(at), sample);
    try (var connection = rows.transaction()) {
      assertThat(new SqlSamples(Sql.on(connection)).write(List.of(reading), at)).hasSize(1);
      connection.commit();
    }
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

  private Set<VpsId> write(Due due, long cpuMillis, Instant at) throws SQLException {
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

package io.bailiwick.billing.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.metering.UsageMonth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsagePipelineIT {

  private static final UUID NODE = UUID.randomUUID();

  private Town town;
  private OrganizationId organization;
  private VpsId vps;

  @BeforeEach
  void settle() {
    town = new Town();
    organization = town.organization(Optional.of(town.plan(true)));
    vps = town.vps(organization);
  }

  @AfterEach
  void leave() {
    assertThat(town.unreconciled()).isZero();
    town.close();
  }

  @Test
  void a_batch_grows_both_rollups_and_the_open_minute_at_once() {
    flush(1, delta(100, 23));

    assertThat(rolledUp()).isEqualTo(123);
    assertThat(ofOrganization()).isEqualTo(123);
    assertThat(town.number("SELECT bytes_in FROM traffic_open")).isEqualTo(100);
    assertThat(town.number("SELECT bytes_out FROM traffic_open")).isEqualTo(23);
  }

  @Test
  void a_batch_that_is_sent_again_changes_nothing() {
    flush(1, delta(100, 0));
    flush(1, delta(100, 0));
    flush(2, delta(1, 0));
    flush(1, delta(100, 0));

    assertThat(rolledUp()).isEqualTo(101);
  }

  @Test
  void a_vps_that_a_batch_names_twice_is_counted_twice() {
    flush(1, delta(100, 0), delta(0, 11));

    assertThat(rolledUp()).isEqualTo(111);
  }

  @Test
  void a_minute_that_is_over_becomes_one_raw_row_and_grows_no_rollup() {
    flush(1, delta(100, 0));
    flush(2, delta(10, 5));
    close();
    assertThat(raw()).as("while the minute runs").isZero();

    town.clock.advance(Duration.ofSeconds(36));
    close();
    close();

    assertThat(raw()).isEqualTo(1);
    assertThat(town.number("SELECT count(*) FROM traffic_open")).isZero();
    assertThat(town.number("SELECT amount::bigint FROM resource_usage")).isEqualTo(115);
    assertThat(rolledUp()).isEqualTo(115);
  }

  @Test
  void the_minutes_of_a_node_that_died_are_closed_by_another() {
    town.does(tx -> tx.usage.traffic().record(UUID.randomUUID(), 9, List.of(delta(7, 0))));
    town.clock.advance(Duration.ofMinutes(5));
    close();

    assertThat(raw()).isEqualTo(1);
  }

  @Test
  void bytes_that_reach_a_minute_after_it_was_closed_are_not_lost() {
    flush(1, delta(100, 0));
    var late = town.clock.instant();
    town.clock.advance(Duration.ofMinutes(2));
    close();
    town.clock.moveTo(late);
    flush(2, delta(11, 0));
    town.clock.advance(Duration.ofMinutes(2));
    close();

    assertThat(town.number("SELECT sum(amount)::bigint FROM resource_usage")).isEqualTo(111);
    assertThat(rolledUp()).isEqualTo(111);
  }

  @Test
  void a_minute_belongs_to_the_month_that_it_starts_in() {
    town.clock.moveTo(Instant.parse("2026-11-30T23:59:59.999Z"));
    flush(1, delta(100, 0));
    town.clock.moveTo(Instant.parse("2026-12-01T00:00:00Z"));
    flush(2, delta(5, 0));
    town.clock.advance(Duration.ofMinutes(2));
    close();

    var november = UsageMonth.parse("2026-11");
    var december = UsageMonth.parse("2026-12");
    town.does(
        tx -> {
          assertThat(tx.metering.periods().ofOrganization(organization, november).bandwidthBytes())
              .isEqualTo(100);
          assertThat(tx.metering.periods().ofOrganization(organization, december).bandwidthBytes())
              .isEqualTo(5);
          assertThat(tx.metering.periods().unreconciled(november)).isZero();
        });
    assertThat(town.number("SELECT count(DISTINCT billing_period) FROM resource_usage"))
        .isEqualTo(2);
  }

  @Test
  void a_measure_of_the_monitor_counts_once_for_its_event() {
    var event = usage(1_000, 2_000);
    var other = usage(1, 0);
    machines(event, other);
    machines(other, event, usage(0, 30));

    assertThat(town.number("SELECT cpu_used_ms FROM vps_usage_periods")).isEqualTo(1_001);
    assertThat(town.number("SELECT memory_used_mb_seconds FROM vps_usage_periods"))
        .isEqualTo(2_030);
    assertThat(raw()).isEqualTo(4);
  }

  @Test
  void a_month_is_listed_for_each_vps_destroyed_ones_too() {
    var destroyed = town.vps(organization);
    var before = town.vps(organization);
    town.vps(town.organization(Optional.empty()));
    flush(1, delta(100, 0), new TrafficDelta(destroyed, organization, 1, 0));
    town.own(
        "UPDATE vpses SET state = 'destroyed', destroyed_at = '2026-11-20Z' WHERE id = ?::uuid",
        destroyed);
    town.own(
        "UPDATE vpses SET state = 'destroyed', destroyed_at = '2026-10-20Z' WHERE id = ?::uuid",
        before);

    town.does(
        tx -> {
          var month = UsageMonth.parse("2026-11");
          var first = tx.metering.periods().list(organization, month, PageRequest.first(1));
          assertThat(first.items()).extracting(each -> each.vpsId()).containsExactly(vps);
          assertThat(first.items()).extracting(each -> each.bandwidthBytes()).containsExactly(100L);
          var second =
              tx.metering
                  .periods()
                  .list(organization, month, PageRequest.parse("", 1, first.next().orElseThrow()));
          assertThat(second.items()).extracting(each -> each.vpsId()).containsExactly(destroyed);
          assertThat(second.next()).isEmpty();
          assertThat(
                  tx.metering
                      .periods()
                      .list(organization, UsageMonth.parse("2026-12"), PageRequest.first())
                      .items())
              .extracting(each -> each.vpsId())
              .containsExactly(vps);
        });
  }

  @Test
  void a_rollup_that_is_not_the_sum_of_its_raw_usage_is_found() {
    flush(1, delta(100, 0));
    town.own("UPDATE vps_usage_periods SET bandwidth_bytes = 99");
    assertThat(town.unreconciled()).as("of the VPS, and of its organization").isEqualTo(2);

    town.own("UPDATE vps_usage_periods SET bandwidth_bytes = 100");
    town.own("UPDATE organization_usage_periods SET cpu_used_ms = 1");
    assertThat(town.unreconciled()).isEqualTo(1);
    town.own("UPDATE organization_usage_periods SET cpu_used_ms = 0");
  }

  @Test
  void partitions_are_made_ahead_once() {
    town.does(
        tx -> {
          assertThat(tx.metering.partitions().ensure(UsageMonth.parse("2031-01"), 3)).isEqualTo(4);
          assertThat(tx.metering.partitions().ensure(UsageMonth.parse("2031-02"), 3)).isEqualTo(1);
        });
  }

  private void flush(long sequence, TrafficDelta... deltas) {
    town.does(tx -> tx.usage.traffic().record(NODE, sequence, List.of(deltas)));
  }

  private void machines(MachineUsage... usages) {
    town.does(tx -> tx.usage.machines().record(List.of(usages)));
  }

  private void close() {
    town.does(tx -> tx.usage.minutes().close());
  }

  private TrafficDelta delta(long in, long out) {
    return new TrafficDelta(vps, organization, in, out);
  }

  private MachineUsage usage(long cpu, long memory) {
    return new MachineUsage(
        vps, organization, cpu, memory, town.clock.instant(), UUID.randomUUID());
  }

  private long rolledUp() {
    return town.number("SELECT sum(bandwidth_bytes) FROM vps_usage_periods");
  }

  private long ofOrganization() {
    return town.number("SELECT sum(bandwidth_bytes) FROM organization_usage_periods");
  }

  private long raw() {
    return town.number("SELECT count(*) FROM resource_usage");
  }
}

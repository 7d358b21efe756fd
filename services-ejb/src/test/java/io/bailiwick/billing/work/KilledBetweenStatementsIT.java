package io.bailiwick.billing.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.TrafficDelta;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Killed before each statement in turn: what was committed stays, and trying again counts once. */
class KilledBetweenStatementsIT {

  private static final UUID NODE = UUID.randomUUID();

  private final Town town = new Town();

  @AfterEach
  void leave() {
    town.close();
  }

  @Test
  void a_batch_that_blocks_an_organization() {
    var organization = town.organization(Optional.of(town.plan(true)));
    var vps = town.vps(organization);
    town.does(tx -> tx.budget.set(Town.owner(organization), 100));
    var batch = List.of(new TrafficDelta(vps, organization, 25 * Town.GB, 1));

    var kills = untilItLives(tx -> tx.usage.traffic().record(NODE, 1, batch));

    assertThat(kills).as("statements and a commit").isGreaterThan(8);
    assertThat(town.number("SELECT bandwidth_bytes FROM vps_usage_periods"))
        .isEqualTo(25 * Town.GB + 1);
    assertThat(town.misjudged(List.of(organization))).isZero();
    assertThat(town.number("SELECT count(*) FROM organization_blocks")).isEqualTo(1);
    assertThat(town.number("SELECT threshold_notified FROM overage_budgets")).isEqualTo(100);
  }

  @Test
  void a_batch_of_the_monitor() {
    var organization = town.organization(Optional.of(town.plan(true)));
    var vps = town.vps(organization);
    var usage =
        new MachineUsage(vps, organization, 3_600_001, 5, town.clock.instant(), UUID.randomUUID());

    untilItLives(tx -> tx.usage.machines().record(List.of(usage)));

    assertThat(town.number("SELECT cpu_used_ms FROM vps_usage_periods")).isEqualTo(3_600_001);
    assertThat(town.misjudged(List.of(organization))).isZero();
  }

  @Test
  void minutes_that_are_closed() {
    var organization = town.organization(Optional.of(town.plan(true)));
    var vps = town.vps(organization);
    town.does(
        tx ->
            tx.usage.traffic().record(NODE, 1, List.of(new TrafficDelta(vps, organization, 7, 0))));
    town.clock.advance(Duration.ofMinutes(2));

    untilItLives(tx -> tx.usage.minutes().close());

    assertThat(town.number("SELECT sum(amount)::bigint FROM resource_usage")).isEqualTo(7);
    assertThat(town.number("SELECT count(*) FROM traffic_open")).isZero();
  }

  @Test
  void a_budget_that_is_raised() {
    var organization = town.organization(Optional.of(town.plan(true)));
    var vps = town.vps(organization);
    town.does(
        tx ->
            tx.usage
                .traffic()
                .record(NODE, 1, List.of(new TrafficDelta(vps, organization, 12 * Town.GB, 0))));

    untilItLives(tx -> tx.budget.set(Town.owner(organization), 20));

    assertThat(town.number("SELECT count(*) FROM organization_blocks")).isZero();
    assertThat(town.misjudged(List.of(organization))).isZero();
  }

  private int untilItLives(Consumer<Transaction> work) {
    for (var kills = 0; ; kills++) {
      var connection = new BreakingConnection(kills);
      try {
        town.does(connection, work);
      } catch (RuntimeException gone) {
        assertThat(connection.broke()).as("failed for no other reason: %s", gone).isTrue();
      }
      assertThat(town.unreconciled()).isZero();
      if (!connection.broke()) {
        // Nobody told the sender that it is in: it sends once more.
        town.does(work);
        assertThat(town.unreconciled()).isZero();
        return kills;
      }
    }
  }
}

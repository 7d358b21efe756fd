package io.bailiwick.billing.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.catalog.PlanTermsChanged;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.TrafficDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Nodes that flush, a monitor, closers, customers who set budgets and an administrator who changes
 * the plan, all at once over the same organizations: nothing is lost, nobody waits in a ring, and
 * what is committed last is judged by what is committed.
 */
class RacesIT {

  private static final int NODES = 3;
  private static final int BATCHES = 25;
  private static final int ORGANIZATIONS = 6;
  private static final int VPSES_EACH = 5;

  private final List<OrganizationId> organizations = new ArrayList<>();
  private final Map<VpsId, OrganizationId> owners = new HashMap<>();

  @Test
  void everybody_at_once() throws Exception {
    try (var town = new Town()) {
      var plan = town.plan(true);
      for (var i = 0; i < ORGANIZATIONS; i++) {
        var organization = town.organization(Optional.of(plan));
        organizations.add(organization);
        town.vpses(organization, VPSES_EACH).forEach(vps -> owners.put(vps, organization));
      }

      run(town, plan);

      var batch = (long) BATCHES * VPSES_EACH * ORGANIZATIONS;
      assertThat(town.number("SELECT sum(bandwidth_bytes) FROM organization_usage_periods"))
          .isEqualTo(NODES * batch * Town.GB / 8);
      assertThat(town.number("SELECT sum(cpu_used_ms) FROM organization_usage_periods"))
          .isEqualTo(batch * 1_000);
      assertThat(town.unreconciled()).isZero();
      assertThat(town.misjudged(organizations)).isZero();
    }
  }

  private void run(Town town, PlanId plan) throws Exception {
    var work = new ArrayList<Callable<Void>>();
    for (var node = 0; node < NODES; node++) {
      var id = UUID.randomUUID();
      work.add(
          each(batch -> town.does(tx -> tx.usage.traffic().record(id, batch, traffic(batch)))));
    }
    work.add(
        each(
            batch -> {
              var usages = machines(town);
              town.does(tx -> tx.usage.machines().record(usages));
              town.does(tx -> tx.usage.machines().record(usages));
            }));
    work.add(
        each(
            batch -> {
              town.clock.advance(Duration.ofSeconds(20));
              town.does(tx -> tx.usage.minutes().close());
            }));
    work.add(
        each(
            batch -> {
              var organization = organizations.get(new Random(batch).nextInt(ORGANIZATIONS));
              var cents = new Random(batch).nextInt(300);
              town.does(tx -> tx.budget.set(Town.owner(organization), cents));
            }));
    work.add(each(batch -> change(town, plan, 5 + new Random(batch).nextInt(20))));
    var pool = Executors.newFixedThreadPool(work.size());
    for (var done : pool.invokeAll(work)) {
      done.get();
    }
    pool.shutdown();
  }

  /** As the use case does: write, then ask who has the plan, then have them judged. */
  private void change(Town town, PlanId plan, int gigabytes) {
    town.does(
        tx -> {
          tx.sql.run(
              handle ->
                  handle.execute(
                      "UPDATE plans SET max_bandwidth_bytes = ? WHERE id = ?",
                      gigabytes * Town.GB,
                      plan.value()));
          tx.changes.terms(new PlanTermsChanged(plan, new HashSet<>(organizations)));
        });
  }

  private List<TrafficDelta> traffic(long seed) {
    var deltas = new ArrayList<TrafficDelta>();
    owners.forEach((vps, owner) -> deltas.add(new TrafficDelta(vps, owner, Town.GB / 8, 0)));
    Collections.shuffle(deltas, new Random(seed));
    return deltas;
  }

  private List<MachineUsage> machines(Town town) {
    var usages = new ArrayList<MachineUsage>();
    owners.forEach(
        (vps, owner) ->
            usages.add(
                new MachineUsage(vps, owner, 1_000, 0, town.clock.instant(), UUID.randomUUID())));
    Collections.shuffle(usages);
    return usages;
  }

  private interface Round {
    void play(long batch);
  }

  private static Callable<Void> each(Round round) {
    return () -> {
      for (var batch = 1; batch <= BATCHES; batch++) {
        round.play(batch);
      }
      return null;
    };
  }
}

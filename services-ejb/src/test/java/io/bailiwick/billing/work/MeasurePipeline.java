package io.bailiwick.billing.work;

import io.bailiwick.catalog.PlanTermsChanged;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.TrafficDelta;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Not a test: prints how long a flush, a judgement and the closing of a minute take for 10,000
 * VPSes, with fsync on. The figures are in the decision record on the usage pipeline.
 */
final class MeasurePipeline {

  private static final int VPSES = 10_000;
  private static final int ROUNDS = 12;

  private MeasurePipeline() {}

  public static void main(String[] arguments) throws SQLException {
    for (var organizations : List.of(100, 1_000, 10_000)) {
      try (var town = new Town()) {
        durable(town);
        measure(town, organizations);
      }
    }
    System.exit(0);
  }

  private static void measure(Town town, int organizations) {
    var plan = town.plan(true);
    var deltas = new ArrayList<TrafficDelta>();
    Set<OrganizationId> all = new LinkedHashSet<>();
    settle(town, plan.toString(), organizations);
    read(town, deltas, all);
    var node = UUID.randomUUID();
    System.out.printf("%n%d VPSes of %d organizations%n", VPSES, organizations);
    time("first flush of a month, nothing warm", 1, round -> flush(town, node, round, deltas));
    time("flush", ROUNDS, round -> flush(town, node, round + 1, deltas));
    time(
        "first flush of a minute",
        ROUNDS,
        round -> {
          town.clock.advance(Duration.ofMinutes(1));
          flush(town, node, round + 1 + ROUNDS, deltas);
        });
    time(
        "judging all of them for a changed plan",
        ROUNDS,
        round -> town.does(tx -> tx.changes.terms(new PlanTermsChanged(plan, all))));
    town.clock.advance(Duration.ofMinutes(2));
    time(
        "closing the minutes, 5,000 rows at a time",
        ROUNDS,
        r -> town.does(tx -> tx.usage.minutes().close()));
    time("reconciling", 3, round -> town.unreconciled());
  }

  private static void flush(Town town, UUID node, int sequence, List<TrafficDelta> deltas) {
    town.does(tx -> tx.usage.traffic().record(node, sequence, deltas));
  }

  private static void time(String what, int rounds, java.util.function.IntConsumer work) {
    var times = new long[rounds];
    for (var round = 1; round <= rounds; round++) {
      var from = System.nanoTime();
      work.accept(round);
      times[round - 1] = (System.nanoTime() - from) / 1_000_000;
    }
    java.util.Arrays.sort(times);
    System.out.printf(
        "  %-45s median %5d ms, most %5d ms%n", what, times[rounds / 2], times[rounds - 1]);
  }

  private static void settle(Town town, String plan, int organizations) {
    town.own(
        """
        INSERT INTO organizations (id, name, plan_id)
        SELECT gen_random_uuid(), 'Org', ?::uuid FROM generate_series(1, ?::int)
        """,
        plan,
        organizations);
    town.own(
        """
        INSERT INTO vpses (id, organization_id, vps_config_id, name, provider, state)
        SELECT gen_random_uuid(), o.id, c.id, 'vps', c.provider, 'running'
          FROM (SELECT id FROM organizations WHERE name = 'Org') o
         CROSS JOIN generate_series(1, ?::int)
         CROSS JOIN (SELECT id, provider FROM vps_configs WHERE name = 'local-small') c
        """,
        VPSES / organizations);
  }

  private static void read(Town town, List<TrafficDelta> deltas, Set<OrganizationId> all) {
    try (var owner = town.database.asOwner();
        var rows = owner.createStatement().executeQuery("SELECT id, organization_id FROM vpses")) {
      while (rows.next()) {
        var organization = new OrganizationId(rows.getObject(2, UUID.class));
        all.add(organization);
        deltas.add(
            new TrafficDelta(new VpsId(rows.getObject(1, UUID.class)), organization, 700, 800));
      }
      owner.createStatement().execute("ANALYZE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void durable(Town town) throws SQLException {
    var url = town.database.ownerUrl().replaceAll("user=[^&]+", "user=postgres");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET fsync = on");
      statement.execute("ALTER SYSTEM SET synchronous_commit = on");
      statement.execute("SELECT pg_reload_conf()");
    }
  }
}

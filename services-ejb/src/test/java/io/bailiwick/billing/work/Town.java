package io.bailiwick.billing.work;

import io.bailiwick.billing.Judgements;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.TestDatabase;
import io.bailiwick.metering.UsageMonth;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A database with organizations, plans and VPSes, and a clock: for tests of the whole pipeline. */
public final class Town implements AutoCloseable {

  static final long GB = 1L << 30;

  public final TestDatabase database = TestDatabase.fresh();
  public final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T10:00:30Z"));

  /** A use case's transaction: committed unless it throws. Returns what was told. */
  public List<Object> does(Consumer<Transaction> work) {
    return does(UnaryOperator.identity(), work);
  }

  /** The same on a connection that may break. */
  public List<Object> does(UnaryOperator<Connection> through, Consumer<Transaction> work) {
    try (var connection = through.apply(database.asSystem())) {
      var transaction = new Transaction(connection, clock);
      work.accept(transaction);
      connection.commit();
      return transaction.told;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 10 GB, an hour, a GB-hour; then 10, 7 and 4 cents. */
  public PlanId plan(boolean overageSold) {
    var id = PlanId.next();
    own(
        """
        INSERT INTO plans (id, name, max_agents, max_vpses, max_bandwidth_bytes, max_storage_bytes,
                           max_cpu_ms, max_memory_mb_seconds, overage_bandwidth_cost_per_gb_cents,
                           overage_cpu_cost_per_hour_cents, overage_memory_cost_per_gb_hour_cents,
                           overage_allowed)
        VALUES (?::uuid, ?, 5, 5, 10737418240, 1000, 3600000, 3686400, 10, 7, 4, ?::boolean)
        """,
        id,
        id,
        overageSold);
    return id;
  }

  public OrganizationId organization(Optional<PlanId> plan) {
    var id = OrganizationId.next();
    own(
        "INSERT INTO organizations (id, name, plan_id) VALUES (?::uuid, 'Org', ?::uuid)",
        id,
        plan.map(PlanId::toString).orElse(null));
    return id;
  }

  public VpsId vps(OrganizationId organization) {
    var id = VpsId.next();
    own(
        """
        INSERT INTO vpses (id, organization_id, vps_config_id, name, provider, state, created_at)
        SELECT ?::uuid, ?::uuid, id, 'vps', provider, 'running', '2026-11-01Z' FROM vps_configs
         WHERE name = 'local-small'
        """,
        id,
        organization);
    return id;
  }

  List<VpsId> vpses(OrganizationId organization, int count) {
    var made = new ArrayList<VpsId>();
    for (var i = 0; i < count; i++) {
      made.add(vps(organization));
    }
    return made;
  }

  /** Rollups that are not the sum of their raw usage, in every month there is. */
  public long unreconciled() {
    var found = new long[1];
    does(
        tx -> {
          for (var month : List.of("2026-11", "2026-12", "2027-01", "2027-02")) {
            found[0] += tx.metering.periods().unreconciled(UsageMonth.parse(month));
          }
        });
    return found[0];
  }

  /** Organizations whose block is not what a judge would say now. */
  long misjudged(List<OrganizationId> organizations) {
    var found = new long[1];
    does(
        tx ->
            found[0] =
                tx.billing.judgements().read(organizations, UsageMonth.current(clock)).stream()
                    .filter(Judgements.Case::isOutdated)
                    .count());
    return found[0];
  }

  /** One number, as the owner sees it. */
  public long number(String sql, Object... parameters) {
    try (var owner = database.asOwner();
        var statement = owner.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, String.valueOf(parameters[i]));
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void own(String sql, Object... parameters) {
    try (var owner = database.asOwner();
        var statement = owner.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i] == null ? null : parameters[i].toString());
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Caller owner(OrganizationId organization) {
    return new Caller(
        Optional.of(organization),
        Optional.of(UserId.next()),
        Optional.empty(),
        Optional.empty(),
        EnumSet.allOf(Scope.class),
        false,
        new Origin("192.0.2.1", "test"));
  }

  @Override
  public void close() {
    database.close();
  }
}

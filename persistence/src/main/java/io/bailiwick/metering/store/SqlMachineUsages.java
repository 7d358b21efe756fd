package io.bailiwick.metering.store;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.Growth;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.MachineUsages;
import io.bailiwick.metering.UsageMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Raw usage of machines in {@code resource_usage}. */
@ApplicationScoped
public class SqlMachineUsages implements MachineUsages {

  /**
   * Arbitrated by the primary key (organization, event, month), in the order of the events' ids, so
   * that two nodes that send the same measures wait for one another and never in a ring.
   */
  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO resource_usage
               (organization_id, event_id, meter, resource_type, subject, amount, unit,
                occurred_at, recorded_at, billing_period, source)
        SELECT u.organization, u.event || '/' || m.meter, m.meter, 'vps', u.vps, m.amount, m.unit,
               u.at, :now, date_trunc('month', u.at AT TIME ZONE 'UTC')::date, 'monitor'
          FROM unnest(:events, :vpses, :organizations, :cpu, :memory, :at::timestamptz[])
               AS u (event, vps, organization, cpu, memory, at)
         CROSS JOIN LATERAL (VALUES ('cpu', u.cpu, 'ms'), ('memory', u.memory, 'mb_seconds'))
               AS m (meter, amount, unit)
         WHERE m.amount > 0
         ORDER BY u.organization, u.event, m.meter
        ON CONFLICT DO NOTHING
        RETURNING organization_id, subject, meter, amount, billing_period
      )
      SELECT subject::uuid AS vps, organization_id AS organization, billing_period AS month,
             coalesce(sum(amount) FILTER (WHERE meter = 'cpu'), 0)::bigint AS cpu,
             coalesce(sum(amount) FILTER (WHERE meter = 'memory'), 0)::bigint AS memory
        FROM added GROUP BY subject, organization_id, billing_period
      """;

  private record Row(
      VpsId vps, OrganizationId organization, LocalDate month, long cpu, long memory) {

    Added added() {
      return new Added(
          new UsageMonth(YearMonth.from(month)),
          new Growth(vps, organization, new MonthlyUse(0, cpu, memory)));
    }
  }

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlMachineUsages(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlMachineUsages() {
    this(null, null);
  }

  @Override
  public List<Added> add(List<MachineUsage> usages) {
    return sql.run(
        handle ->
            handle
                .createQuery(ADD)
                .bind("now", clock.instant())
                .bindArray("events", UUID.class, each(usages, MachineUsage::eventId))
                .bindArray("vpses", UUID.class, each(usages, usage -> usage.vps().value()))
                .bindArray(
                    "organizations",
                    UUID.class,
                    each(usages, usage -> usage.organization().value()))
                .bindArray("cpu", Long.class, each(usages, MachineUsage::cpuMillis))
                .bindArray("memory", Long.class, each(usages, MachineUsage::memoryMbSeconds))
                .bindArray(
                    "at",
                    String.class,
                    each(usages, usage -> usage.sampledAt().atOffset(ZoneOffset.UTC).toString()))
                .mapTo(Row.class)
                .stream()
                .map(Row::added)
                .toList());
  }

  private static <T> List<T> each(List<MachineUsage> usages, Function<MachineUsage, T> part) {
    return usages.stream().map(part).toList();
  }
}

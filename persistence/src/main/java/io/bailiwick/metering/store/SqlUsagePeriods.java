package io.bailiwick.metering.store;

import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.Growth;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.UsagePeriods;
import io.bailiwick.metering.VpsUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The rollups {@code vps_usage_periods} and {@code organization_usage_periods}. */
@ApplicationScoped
public class SqlUsagePeriods implements UsagePeriods {

  /** One upsert by primary key for each organization, which stays locked until the end. */
  private static final String GROW_ORGANIZATIONS =
      """
      INSERT INTO organization_usage_periods AS p
             (organization_id, period_start, bandwidth_bytes, cpu_used_ms, memory_used_mb_seconds)
      SELECT g.organization, :month, sum(g.bytes), sum(g.cpu), sum(g.memory)
        FROM unnest(:organizations, :bytes, :cpu, :memory) AS g (organization, bytes, cpu, memory)
       GROUP BY g.organization
       ORDER BY g.organization
      ON CONFLICT (organization_id, period_start) DO UPDATE
         SET bandwidth_bytes = p.bandwidth_bytes + excluded.bandwidth_bytes,
             cpu_used_ms = p.cpu_used_ms + excluded.cpu_used_ms,
             memory_used_mb_seconds = p.memory_used_mb_seconds + excluded.memory_used_mb_seconds
      """;

  /** One upsert by primary key for each VPS; its organization's lock is held already. */
  private static final String GROW_VPSES =
      """
      INSERT INTO vps_usage_periods AS p
             (vps_id, period_start, organization_id, bandwidth_bytes, cpu_used_ms,
              memory_used_mb_seconds)
      SELECT g.vps, :month, g.organization, sum(g.bytes), sum(g.cpu), sum(g.memory)
        FROM unnest(:vpses, :organizations, :bytes, :cpu, :memory)
             AS g (vps, organization, bytes, cpu, memory)
       GROUP BY g.vps, g.organization
       ORDER BY g.vps
      ON CONFLICT (vps_id, period_start) DO UPDATE
         SET bandwidth_bytes = p.bandwidth_bytes + excluded.bandwidth_bytes,
             cpu_used_ms = p.cpu_used_ms + excluded.cpu_used_ms,
             memory_used_mb_seconds = p.memory_used_mb_seconds + excluded.memory_used_mb_seconds
      """;

  /** By primary key: the sum over 10,000 VPSes costs as much as over one. */
  private static final String OF_ORGANIZATION =
      """
      SELECT bandwidth_bytes, cpu_used_ms AS cpu_millis, memory_used_mb_seconds AS memory_mb_seconds
        FROM organization_usage_periods
       WHERE organization_id = :organization AND period_start = :month
      """;

  /**
   * Rides the unique (organization_id, id) of vpses and vps_usage_periods_of_organization side by
   * side, both from where the page begins: said twice, or the second would be read from its start.
   */
  private static final String LIST =
      """
      SELECT v.id AS vps_id, v.name AS vps_name, a.id AS agent_id,
             coalesce(u.bandwidth_bytes, 0) AS bandwidth_bytes,
             coalesce(u.cpu_used_ms, 0) AS cpu_used_ms,
             coalesce(u.memory_used_mb_seconds, 0) AS memory_used_mb_seconds
        FROM vpses v
        LEFT JOIN vps_usage_periods u
               ON u.organization_id = :organization AND u.period_start = :month
              AND u.vps_id = v.id AND u.vps_id > :after
        LEFT JOIN agents a ON a.vps_id = v.id
       WHERE v.organization_id = :organization AND v.id > :after
         AND (u.vps_id IS NOT NULL
              OR (v.created_at < :ends AND (v.destroyed_at IS NULL OR v.destroyed_at >= :begins)))
       ORDER BY v.id
       LIMIT :limit
      """;

  private final Sql sql;

  @Inject
  SqlUsagePeriods(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlUsagePeriods() {
    this(null);
  }

  @Override
  public void grow(UsageMonth month, List<Growth> growths) {
    sql.run(
        handle -> {
          growing(handle, GROW_ORGANIZATIONS, month, growths).execute();
          return growing(handle, GROW_VPSES, month, growths)
              .bindArray("vpses", UUID.class, growths.stream().map(g -> g.vps().value()).toList())
              .execute();
        });
  }

  private static Update growing(
      Handle handle, String statement, UsageMonth month, List<Growth> growths) {
    return handle
        .createUpdate(statement)
        .bind("month", month.start())
        .bindArray(
            "organizations",
            UUID.class,
            growths.stream().map(g -> g.organization().value()).toList())
        .bindArray("bytes", Long.class, amounts(growths, MonthlyUse::bandwidthBytes))
        .bindArray("cpu", Long.class, amounts(growths, MonthlyUse::cpuMillis))
        .bindArray("memory", Long.class, amounts(growths, MonthlyUse::memoryMbSeconds));
  }

  private static List<Long> amounts(List<Growth> growths, ToLongFunction<MonthlyUse> axis) {
    return growths.stream().map(growth -> axis.applyAsLong(growth.use())).toList();
  }

  @Override
  public MonthlyUse ofOrganization(OrganizationId organization, UsageMonth month) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_ORGANIZATION)
                .bind("organization", organization)
                .bind("month", month.start())
                .mapTo(MonthlyUse.class)
                .findOne()
                .orElse(MonthlyUse.NOTHING));
  }

  @Override
  public Page<VpsUsage> list(OrganizationId organization, UsageMonth month, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("organization", organization)
                    .bind("month", month.start())
                    .bind("begins", month.begins())
                    .bind("ends", month.ends())
                    .bind("after", VpsKey.after(page))
                    .bind("limit", page.oneMore())
                    .mapTo(VpsUsage.class)
                    .list());
    return Page.of(rows, page, usage -> usage.vpsId().toString());
  }

  @Override
  public long unreconciled(UsageMonth month) {
    return sql.run(
        handle ->
            handle
                .createQuery(Reconciliation.UNRECONCILED)
                .bind("month", month.start())
                .bind("begins", month.begins())
                .bind("ends", month.ends())
                .mapTo(Long.class)
                .one());
  }
}

package io.bailiwick.billing.store;

import io.bailiwick.billing.VpsStandings;
import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.UsageMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One VPS beside its rollup and its plan, by their primary keys. */
@ApplicationScoped
public class SqlVpsStandings implements VpsStandings {

  private static final String FIND =
      """
      SELECT v.provider, v.storage_used_bytes AS storage,
             coalesce(p.max_storage_bytes, 0) AS max_storage,
             coalesce(u.bandwidth_bytes, 0) AS bandwidth, coalesce(u.cpu_used_ms, 0) AS cpu,
             coalesce(u.memory_used_mb_seconds, 0) AS memory
        FROM vpses v
        JOIN organizations o ON o.id = v.organization_id
        LEFT JOIN plans p ON p.id = o.plan_id
        LEFT JOIN vps_usage_periods u ON u.vps_id = v.id AND u.period_start = :month
       WHERE v.organization_id = :organization AND v.id = :vps
      """;

  private record Row(
      String provider, long storage, long maxStorage, long bandwidth, long cpu, long memory) {

    OfVps ofVps() {
      return new OfVps(provider, new MonthlyUse(bandwidth, cpu, memory), storage, maxStorage);
    }
  }

  private final Sql sql;

  @Inject
  SqlVpsStandings(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlVpsStandings() {
    this(null);
  }

  @Override
  public Optional<OfVps> find(OrganizationId organization, VpsId vps, UsageMonth month) {
    return sql.run(
        handle ->
            handle
                .createQuery(FIND)
                .bind("organization", organization)
                .bind("vps", vps)
                .bind("month", month.start())
                .mapTo(Row.class)
                .findOne()
                .map(Row::ofVps));
  }
}

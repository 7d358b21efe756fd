package io.bailiwick.metering.store;

/** The check of the pipeline's first invariant, for one month, in one snapshot. */
final class Reconciliation {

  /**
   * Reads a whole partition of resource_usage: for an hourly job, not for a request. A VPS is
   * compared on its three axes at once; what has no rollup, or no raw usage, compares with zeroes.
   */
  static final String UNRECONCILED =
      """
      WITH used AS (
        SELECT subject::uuid AS vps_id, meter, amount FROM resource_usage
         WHERE billing_period = :month AND resource_type = 'vps'
        UNION ALL
        SELECT vps_id, 'bandwidth', bytes_in::numeric + bytes_out FROM traffic_open
         WHERE minute >= :begins AND minute < :ends
      ), summed AS (
        SELECT vps_id,
               coalesce(sum(amount) FILTER (WHERE meter = 'bandwidth'), 0) AS bandwidth,
               coalesce(sum(amount) FILTER (WHERE meter = 'cpu'), 0) AS cpu,
               coalesce(sum(amount) FILTER (WHERE meter = 'memory'), 0) AS memory
          FROM used GROUP BY vps_id
      ), vps_rollups AS (
        SELECT * FROM vps_usage_periods WHERE period_start = :month
      ), organization_sums AS (
        SELECT organization_id, sum(bandwidth_bytes) AS bandwidth, sum(cpu_used_ms) AS cpu,
               sum(memory_used_mb_seconds) AS memory
          FROM vps_rollups GROUP BY organization_id
      )
      SELECT (SELECT count(*) FROM summed s FULL JOIN vps_rollups r USING (vps_id)
               WHERE (coalesce(s.bandwidth, 0), coalesce(s.cpu, 0), coalesce(s.memory, 0))
                  <> (coalesce(r.bandwidth_bytes, 0), coalesce(r.cpu_used_ms, 0),
                      coalesce(r.memory_used_mb_seconds, 0)))
           + (SELECT count(*) FROM organization_sums s
               FULL JOIN (SELECT * FROM organization_usage_periods WHERE period_start = :month) r
                   USING (organization_id)
               WHERE (coalesce(s.bandwidth, 0), coalesce(s.cpu, 0), coalesce(s.memory, 0))
                  <> (coalesce(r.bandwidth_bytes, 0), coalesce(r.cpu_used_ms, 0),
                      coalesce(r.memory_used_mb_seconds, 0)))
      """;

  private Reconciliation() {}
}

package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Drifts;
import io.bailiwick.fleet.Machine;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** One comparison of a provider's listing with its rows, and what came of it. */
@ApplicationScoped
public class SqlDrifts implements Drifts {

  // Rides the primary key of vpses for the machines, and vpses_living for the provider's living
  // rows. What no longer differs is forgotten; what still does keeps its moment.
  private static final String RECORD =
      """
      WITH listed AS (
          SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:vms AS text[]), CAST(:states AS text[]))
            AS l (vps_id, provider_vm_id, state)),
        judged AS (
          SELECT v.id, v.provider, v.state, v.provider_vm_id,
                 (v.lease_until IS NULL OR v.lease_until <= :listedAt)
                   AND v.updated_at < :listedAt AS is_quiet
          FROM vpses v WHERE v.id = ANY(CAST(:ids AS uuid[]))),
        drifting AS (
          SELECT 'unknown_machine' AS kind, l.vps_id, l.provider_vm_id, l.state
          FROM listed l LEFT JOIN judged j ON j.id = l.vps_id
          WHERE j.id IS NULL
             OR j.is_quiet AND (j.provider <> :provider OR j.state = 'destroyed'
                                OR j.provider_vm_id <> l.provider_vm_id)
          UNION
          SELECT 'lost_machine', v.id, coalesce(v.provider_vm_id, ''), v.state
          FROM vpses v
          WHERE v.provider = :provider AND v.state <> 'destroyed' AND v.state <> 'provisioning'
            AND (CAST(:node AS uuid) IS NULL OR v.node_id = CAST(:node AS uuid))
            AND (v.lease_until IS NULL OR v.lease_until <= :listedAt) AND v.updated_at < :listedAt
            AND NOT EXISTS (SELECT FROM listed l WHERE l.vps_id = v.id)),
        settled AS (
          DELETE FROM machine_drifts d
          WHERE d.provider = :provider AND d.node_id IS NOT DISTINCT FROM CAST(:node AS uuid)
            AND NOT EXISTS (SELECT FROM drifting x
                            WHERE x.kind = d.kind AND x.vps_id = d.vps_id
                              AND x.provider_vm_id = d.provider_vm_id))
      INSERT INTO machine_drifts
        (provider, node_id, kind, vps_id, provider_vm_id, state, seen_since)
      SELECT :provider, CAST(:node AS uuid), kind, vps_id, provider_vm_id, state, :listedAt
      FROM drifting
      ON CONFLICT (provider, node_id, kind, vps_id, provider_vm_id)
      DO UPDATE SET state = excluded.state WHERE machine_drifts.state <> excluded.state
      """;

  // Rides machine_drifts_kind; there are few, or an administrator has a night before him.
  private static final String COUNT =
      """
      SELECT count(*) FILTER (WHERE kind = 'unknown_machine') AS unknown_machines,
             count(*) FILTER (WHERE kind = 'lost_machine') AS lost_machines
      FROM machine_drifts WHERE kind IN ('unknown_machine', 'lost_machine')
      """;

  // Rides machine_drifts_kind.
  private static final String UNKNOWN =
      """
      SELECT provider, provider_vm_id, vps_id, state, seen_since
      FROM machine_drifts WHERE kind = 'unknown_machine'
      ORDER BY seen_since, provider, provider_vm_id LIMIT :limit
      """;

  private final Sql sql;

  @Inject
  SqlDrifts(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlDrifts() {
    this(null);
  }

  @Override
  public void record(String provider, UUID node, Collection<Machine> listed, Instant listedAt) {
    sql.run(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("provider", provider)
                .bindByType("node", node, UUID.class)
                .bind("ids", ArrayText.of(listed, Machine::vps))
                .bind("vms", ArrayText.of(listed, Machine::providerVmId))
                .bind("states", ArrayText.of(listed, each -> LowercaseEnum.text(each.state())))
                .bind("listedAt", listedAt)
                .execute());
  }

  @Override
  public Counts count() {
    return sql.run(handle -> handle.createQuery(COUNT).mapTo(Counts.class).one());
  }

  @Override
  public List<UnknownMachine> unknownMachines(int limit) {
    return sql.run(
        handle ->
            handle.createQuery(UNKNOWN).bind("limit", limit).mapTo(UnknownMachine.class).list());
  }
}

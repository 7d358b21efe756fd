package io.bailiwick.traffic.store;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.traffic.GateEntries;
import io.bailiwick.traffic.GateEntry;
import io.bailiwick.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The gate's verdicts, computed where the facts are. */
@ApplicationScoped
public class SqlGateEntries implements GateEntries {

  /**
   * By five primary keys, some microseconds an agent. Blocked is whom billing has blocked, and
   * storage is judged as billing judges it: the usage answer and the proxies must agree. A VPS that
   * is about to run may call out already, since it does so while it boots.
   */
  private static final String FIND =
      """
      SELECT a.id AS agent, a.organization_id AS organization,
             a.gateway_token_hash AS token_hash,
             CASE WHEN v.desired_state <> 'destroyed' THEN v.id END AS vps,
             CASE WHEN v.id IS NULL OR v.desired_state = 'destroyed' THEN 'no_vps'
                  WHEN o.status <> 'active' THEN 'inactive'
                  WHEN o.plan_id IS NULL OR b.reason = 'no_plan' THEN 'no_plan'
                  WHEN b.organization_id IS NOT NULL THEN 'over_limit'
                  WHEN v.hold = 'storage' OR v.storage_used_bytes > p.max_storage_bytes
                  THEN 'storage_full'
                  WHEN v.hold IS NOT NULL THEN 'held'
                  WHEN v.state = 'destroyed'
                    OR v.state = 'stopped' AND v.target_state <> 'running' THEN 'not_running'
                  ELSE 'allowed' END AS verdict
        FROM agents a
        JOIN organizations o ON o.id = a.organization_id
        LEFT JOIN plans p ON p.id = o.plan_id
        LEFT JOIN organization_blocks b ON b.organization_id = a.organization_id
        LEFT JOIN vpses v ON v.id = a.vps_id
       WHERE a.id = ANY (:agents)
      """;

  private record Row(
      AgentId agent, OrganizationId organization, byte[] tokenHash, VpsId vps, Verdict verdict) {

    GateEntry entry() {
      return new GateEntry(agent, organization, tokenHash, vps, verdict);
    }
  }

  private final Sql sql;

  @Inject
  SqlGateEntries(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlGateEntries() {
    this(null);
  }

  @Override
  public List<GateEntry> find(Collection<AgentId> agents) {
    var ids = agents.stream().map(AgentId::value).toArray();
    return sql.run(
        handle ->
            handle.createQuery(FIND).bindArray("agents", UUID.class, ids).mapTo(Row.class).stream()
                .map(Row::entry)
                .toList());
  }
}

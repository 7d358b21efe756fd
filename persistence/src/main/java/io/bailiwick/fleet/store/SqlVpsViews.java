package io.bailiwick.fleet.store;

import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** VPSes to be shown, each with the agent that has it. */
@ApplicationScoped
public class SqlVpsViews implements VpsViews {

  private static final String VIEW =
      """
      v.id, v.organization_id, a.id AS agent_id, v.vps_config_id, v.name, v.provider,
             v.state, v.desired_state, v.hold, v.hold_reason, v.auto_resume, v.failure,
             v.address, v.details, v.storage_used_bytes, v.cpu_used_ms, v.memory_used_mb_seconds,
             v.stale_since, v.created_at, v.updated_at, NOT v.unreconciled AS settled, v.version
      FROM vpses v LEFT JOIN agents a ON a.vps_id = v.id
      """;

  // Rides the primary key, and agents (vps_id).
  private static final String BY_IDS = "SELECT " + VIEW + "WHERE v.id = ANY(CAST(:ids AS uuid[]))";

  private static final String LISTED =
      """
            WHERE (CAST(:organization AS uuid) IS NULL OR v.organization_id = CAST(:organization AS uuid))
              AND (CAST(:state AS text) IS NULL OR v.state = :state)
              AND (CAST(:desired AS text) IS NULL OR v.desired_state = :desired)
              AND (CAST(:after AS uuid) IS NULL OR v.id < CAST(:after AS uuid))
      """;

  private static final String NEWEST_FIRST = "ORDER BY v.id DESC LIMIT :limit";

  // Rides (organization_id, id) for one organization, the primary key for all.
  private static final String LIST = "SELECT " + VIEW + LISTED + NEWEST_FIRST;

  // Rides machine_drifts_vps as well. For the platform only: a customer may not read that table,
  // and
  // PostgreSQL says so even where a condition keeps the statement from it, once its plan is
  // generic.
  private static final String LIST_LOST =
      "SELECT "
          + VIEW
          + LISTED
          + """
            AND EXISTS (SELECT FROM machine_drifts d
                        WHERE d.vps_id = v.id AND d.kind = 'lost_machine')
            """
          + NEWEST_FIRST;

  // Rides vpses_provisioning.
  private static final String STUCK =
      "SELECT "
          + VIEW
          + """
            WHERE v.state = 'provisioning' AND v.created_at < :before
              AND v.desired_state <> 'destroyed'
            ORDER BY v.created_at, v.id LIMIT 1000
            """;

  private final Sql sql;

  @Inject
  SqlVpsViews(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlVpsViews() {
    this(null);
  }

  @Override
  public Optional<VpsView> find(VpsId id) {
    return findAll(List.of(id)).stream().findFirst();
  }

  @Override
  public List<VpsView> findAll(Collection<VpsId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.run(
        handle ->
            handle.createQuery(BY_IDS).bind("ids", ArrayText.of(ids)).mapTo(VpsView.class).list());
  }

  @Override
  public Page<VpsView> list(Filter filter, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(filter.lost() ? LIST_LOST : LIST)
                    .bindByType("organization", idOf(filter), UUID.class)
                    .bind("state", filter.state().map(SqlVpsViews::text).orElse(null))
                    .bind("desired", filter.desired().map(SqlVpsViews::text).orElse(null))
                    .bindByType(
                        "after", page.after().map(SqlVpsViews::uuid).orElse(null), UUID.class)
                    .bind("limit", page.oneMore())
                    .mapTo(VpsView.class)
                    .list());
    return Page.of(rows, page, view -> view.id().toString());
  }

  @Override
  public List<VpsView> stuckSince(Instant before) {
    return sql.run(
        handle -> handle.createQuery(STUCK).bind("before", before).mapTo(VpsView.class).list());
  }

  private static UUID idOf(Filter filter) {
    return filter.organization().map(id -> id.value()).orElse(null);
  }

  private static String text(Enum<?> constant) {
    return io.bailiwick.kernel.LowercaseEnum.text(constant);
  }

  private static UUID uuid(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("page_token", "is not one that a page handed out");
    }
  }
}

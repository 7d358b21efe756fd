package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Hold;
import io.bailiwick.fleet.Holds;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rule of holds, written once, over one VPS, some organizations, or all. */
@ApplicationScoped
public class SqlHolds implements Holds {

  // A personal organization is its maker's, so it stands and falls with that person.
  private static final String CALLED_FOR =
      """
      v.id, v.hold AS held, v.auto_resume, CASE
          WHEN o.status <> 'active' OR (o.personal AND u.status IN ('suspended', 'deleted'))
            THEN 'suspended'
          WHEN o.plan_id IS NULL AND (v.provider = ANY(CAST(:onCpu AS text[]))
                                      OR v.provider = ANY(CAST(:onMemory AS text[])))
            THEN 'no_plan'
          WHEN 'cpu' = ANY(b.exceeded_axes) AND v.provider = ANY(CAST(:onCpu AS text[]))
            THEN 'budget'
          WHEN 'memory' = ANY(b.exceeded_axes) AND v.provider = ANY(CAST(:onMemory AS text[]))
            THEN 'budget'
          WHEN v.storage_used_bytes > p.max_storage_bytes THEN 'storage'
        END AS hold
      FROM vpses v
      JOIN organizations o ON o.id = v.organization_id
      LEFT JOIN users u ON u.id = o.created_by
      LEFT JOIN organization_blocks b ON b.organization_id = o.id
      LEFT JOIN plans p ON p.id = o.plan_id
      """;

  // Rides the primary keys.
  private static final String OF_ONE = "SELECT " + CALLED_FOR + "WHERE v.id = :vps";

  // Rides vpses_living; over all, it reads every living VPS and hashes the few others. Rows are
  // locked in the order of their ids, so that two who do this do not lock each other out.
  private static final String APPLY =
      "WITH called_for AS (SELECT "
          + CALLED_FOR
          + """
            WHERE v.state <> 'destroyed' AND v.desired_state = 'running'
              AND (CAST(:organizations AS uuid[]) IS NULL
                   OR v.organization_id = ANY(CAST(:organizations AS uuid[])))),
            changing AS (
              SELECT v.id, c.hold FROM vpses v JOIN called_for c ON c.id = v.id
              WHERE (c.hold IS NOT NULL AND c.held IS DISTINCT FROM c.hold)
                 OR (c.hold IS NULL AND c.held IS NOT NULL
                     AND (c.auto_resume OR c.held = 'suspended'))
              ORDER BY v.id FOR NO KEY UPDATE OF v)
            UPDATE vpses v
            SET hold = c.hold, hold_reason = CASE c.hold
                  WHEN 'budget' THEN :budget WHEN 'no_plan' THEN :noPlan WHEN 'suspended' THEN :suspended
                  WHEN 'storage' THEN :storage END,
                next_attempt_at = :now, attempts = 0, updated_at = :now
            FROM changing c WHERE v.id = c.id AND v.desired_state = 'running'
            """;

  private final Sql sql;

  @Inject
  SqlHolds(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlHolds() {
    this(null);
  }

  /** A row as it is read; public, so that it can be made from its columns. */
  public record Row(UUID id, Hold hold) {}

  @Override
  public Optional<Cause> calledFor(VpsId vps, Stoppable stoppable) {
    return sql.run(
        handle ->
            handle
                .createQuery(OF_ONE)
                .bind("vps", vps)
                .bind("onCpu", ArrayText.of(stoppable.onCpu()))
                .bind("onMemory", ArrayText.of(stoppable.onMemory()))
                .mapTo(Row.class)
                .findOne()
                .map(Row::hold)
                .map(hold -> new Cause(hold, reason(hold))));
  }

  @Override
  public int apply(Optional<Set<OrganizationId>> organizations, Stoppable stoppable, Instant now) {
    return sql.run(
        handle ->
            handle
                .createUpdate(APPLY)
                .bind("organizations", organizations.map(ArrayText::of).orElse(null))
                .bind("onCpu", ArrayText.of(stoppable.onCpu()))
                .bind("onMemory", ArrayText.of(stoppable.onMemory()))
                .bind("budget", reason(Hold.BUDGET))
                .bind("noPlan", reason(Hold.NO_PLAN))
                .bind("suspended", reason(Hold.SUSPENDED))
                .bind("storage", reason(Hold.STORAGE))
                .bind("now", now)
                .execute());
  }

  private static String reason(Hold hold) {
    return switch (hold) {
      case BUDGET ->
          "The organization was over its plan's cpu or memory and over its budget; raise the budget"
              + " or wait for the next month, then start the VPS.";
      case NO_PLAN ->
          "The organization had no plan, so it may use no cpu and no memory; ask for a plan, then"
              + " start the VPS.";
      case SUSPENDED -> "The organization is suspended; ask an administrator.";
      case STORAGE ->
          "The VPS held more on its disk than the plan allows; get a larger plan and start it, or"
              + " destroy it.";
    };
  }
}

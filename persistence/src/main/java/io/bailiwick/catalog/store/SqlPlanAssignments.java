package io.bailiwick.catalog.store;

import io.bailiwick.catalog.PlanAssignments;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The column plan_id of organizations, whose other columns are identity's. */
@ApplicationScoped
public class SqlPlanAssignments implements PlanAssignments {

  /** By primary key. No foreign key's check waits for this lock. */
  private static final String FIND =
      """
      SELECT plan_id FROM organizations
       WHERE id = :organization AND status <> 'deleted' FOR NO KEY UPDATE
      """;

  /**
   * By primary key. Whoever changes the plan's terms waits for this transaction, and we for them:
   * so they judge this organization, or we judge it by the new terms.
   */
  private static final String HOLD_PLAN = "SELECT id FROM plans WHERE id = :plan FOR SHARE";

  private static final String ASSIGN =
      "UPDATE organizations SET plan_id = :plan, updated_at = :now WHERE id = :organization";

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlPlanAssignments(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlPlanAssignments() {
    this(null, null);
  }

  @Override
  public Optional<PlanId> findForChange(OrganizationId organization) {
    return sql.run(
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("organization", organization)
                    .map((row, context) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                    .findOne())
        .orElseThrow(() -> Problem.notFound("organization"))
        .map(PlanId::new);
  }

  @Override
  public void assign(OrganizationId organization, Optional<PlanId> plan) {
    plan.ifPresent(this::hold);
    sql.run(
        handle ->
            handle
                .createUpdate(ASSIGN)
                .bindByType("plan", plan.orElse(null), PlanId.class)
                .bind("organization", organization)
                .bind("now", clock.instant())
                .execute());
  }

  private void hold(PlanId plan) {
    var held =
        sql.run(
            handle ->
                handle.createQuery(HOLD_PLAN).bind("plan", plan).mapTo(PlanId.class).findOne());
    if (held.isEmpty()) {
      throw Problem.invalid("plan_id", "there is no such plan");
    }
  }
}

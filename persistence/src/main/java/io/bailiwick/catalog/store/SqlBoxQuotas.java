package io.bailiwick.catalog.store;

import io.bailiwick.catalog.BoxQuota;
import io.bailiwick.catalog.BoxQuotas;
import io.bailiwick.identity.SubscriptionStatus;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The columns of organizations that go before those of their plans. */
@ApplicationScoped
public class SqlBoxQuotas implements BoxQuotas {

  /** Two primary keys. No foreign key's check waits for this lock. */
  private static final String FIND =
      """
      SELECT p.id AS plan_id, o.subscription_status AS subscription,
             coalesce(o.max_boxes, p.max_boxes) AS max_boxes,
             coalesce(o.max_agents_per_box, p.max_agents_per_box) AS max_agents_per_box
      FROM organizations o LEFT JOIN plans p ON p.id = o.plan_id
      WHERE o.id = :organization AND o.status <> 'deleted'
      FOR NO KEY UPDATE OF o
      """;

  private final Sql sql;

  @Inject
  SqlBoxQuotas(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlBoxQuotas() {
    this(null);
  }

  /** A row; without a plan, null is not for unlimited. */
  public record Row(
      PlanId planId, SubscriptionStatus subscription, Integer maxBoxes, Integer maxAgentsPerBox) {

    BoxQuota quota() {
      if (planId == null) {
        throw Problem.planLimit("The organization has no plan; ask for one.");
      }
      return new BoxQuota(subscription, maxBoxes, maxAgentsPerBox);
    }
  }

  @Override
  public BoxQuota findForChange(OrganizationId organization) {
    return sql.run(
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("organization", organization)
                    .mapTo(Row.class)
                    .findOne())
        .orElseThrow(() -> Problem.notFound("organization"))
        .quota();
  }
}

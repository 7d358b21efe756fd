package io.bailiwick.catalog.store;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Plans in their table; the list rides the unique index on the name. */
@ApplicationScoped
public class JpaPlans implements Plans {

  /** Rides organizations_plan_id. */
  private static final String ORGANIZATIONS_WITH =
      "SELECT id FROM organizations WHERE plan_id = :plan ORDER BY id";

  /** Rides the unique index on the name. */
  private static final String OTHERS_OF_NAME =
      "SELECT count(*) FROM plans WHERE name = ?1 AND id <> CAST(?2 AS uuid)";

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaPlans(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaPlans() {
    this(null, null);
  }

  @Override
  public Optional<Plan> find(PlanId id) {
    return Optional.ofNullable(entities.find(Plan.class, id.value()));
  }

  @Override
  public Optional<Plan> findByName(String name) {
    return entities
        .createQuery("SELECT p FROM Plan p WHERE p.name = :name", Plan.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Plan> findForChange(PlanId id) {
    return Optional.ofNullable(
        entities.find(Plan.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public Page<Plan> list(PageRequest page) {
    var rows =
        entities
            .createQuery("SELECT p FROM Plan p WHERE p.name > :after ORDER BY p.name", Plan.class)
            .setParameter("after", page.after().orElse(""))
            .setMaxResults(page.oneMore())
            .getResultList();
    return Page.of(rows, page, Plan::name);
  }

  @Override
  public void save(Plan plan) {
    entities.persist(plan);
    Unique.flush(
        entities,
        OTHERS_OF_NAME,
        plan.name(),
        plan.id().value(),
        "Another plan is called '" + plan.name() + "'; choose another name.");
  }

  @Override
  public void remove(Plan plan) {
    entities.remove(plan);
    entities.flush();
  }

  @Override
  public Set<OrganizationId> organizationsWith(PlanId id) {
    return sql.run(
        handle ->
            new LinkedHashSet<>(
                handle
                    .createQuery(ORGANIZATIONS_WITH)
                    .bind("plan", id)
                    .mapTo(OrganizationId.class)
                    .list()));
  }
}

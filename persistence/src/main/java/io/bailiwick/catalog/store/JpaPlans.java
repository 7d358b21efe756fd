package io.bailiwick.catalog.store;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.Plans;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Plans in their table; the list rides the unique index on the name. */
@ApplicationScoped
public class JpaPlans implements Plans {

  private final EntityManager entities;

  @Inject
  JpaPlans(EntityManager entities) {
    this.entities = entities;
  }

  /** For the container's proxy. */
  protected JpaPlans() {
    this(null);
  }

  @Override
  public Optional<Plan> find(PlanId id) {
    return Optional.ofNullable(entities.find(Plan.class, id.value()));
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
}

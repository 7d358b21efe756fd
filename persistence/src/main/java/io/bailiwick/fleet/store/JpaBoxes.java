package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Box;
import io.bailiwick.fleet.Boxes;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Boxes to be changed. */
@ApplicationScoped
public class JpaBoxes implements Boxes {

  // Rides boxes_living.
  private static final String COUNT =
      """
      SELECT count(*) FROM boxes
      WHERE organization_id = :organization AND deleted_at IS NULL
      """;

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaBoxes(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaBoxes() {
    this(null, null);
  }

  @Override
  public void add(Box box) {
    entities.persist(box);
    entities.flush();
  }

  @Override
  public Optional<Box> lock(BoxId id) {
    return Optional.ofNullable(entities.find(Box.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
        .filter(box -> !box.deleted());
  }

  @Override
  public int count(OrganizationId organization) {
    return sql.run(
        handle ->
            handle
                .createQuery(COUNT)
                .bind("organization", organization)
                .mapTo(Integer.class)
                .one());
  }
}

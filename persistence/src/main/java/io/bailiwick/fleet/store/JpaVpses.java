package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Vps;
import io.bailiwick.fleet.Vpses;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** VPSes to be changed; rides the primary key, and {@code vpses_living} for the count. */
@ApplicationScoped
public class JpaVpses implements Vpses {

  private static final String COUNT_LIVING =
      "SELECT count(*) FROM vpses WHERE organization_id = :organization AND state <> 'destroyed'";

  private final EntityManager entities;
  private final Sql sql;

  @Inject
  JpaVpses(EntityManager entities, Sql sql) {
    this.entities = entities;
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected JpaVpses() {
    this(null, null);
  }

  @Override
  public void add(Vps vps) {
    entities.persist(vps);
  }

  @Override
  public Optional<Vps> lock(VpsId id) {
    return Optional.ofNullable(
        entities.find(Vps.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public int countLiving(OrganizationId organization) {
    return sql.run(
        handle ->
            handle
                .createQuery(COUNT_LIVING)
                .bind("organization", organization)
                .mapTo(Integer.class)
                .one());
  }
}

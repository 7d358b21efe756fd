package io.bailiwick.kernel.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The application's entities on a test's database, without a container: each piece of work is one
 * transaction, seen as a tenant or as the system sees it, and committed.
 */
public final class TestEntities implements AutoCloseable {

  private final EntityManagerFactory factory;

  private TestEntities(EntityManagerFactory factory) {
    this.factory = factory;
  }

  public static TestEntities on(TestDatabase database) {
    Map<String, Object> outsideAContainer = new HashMap<>();
    outsideAContainer.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    outsideAContainer.put("jakarta.persistence.jtaDataSource", null);
    outsideAContainer.put("jakarta.persistence.nonJtaDataSource", database.appDataSource());
    // A factory of its own for each database, though the unit's name is the same.
    outsideAContainer.put("eclipselink.session-name", database.appUrl());
    return new TestEntities(Persistence.createEntityManagerFactory("bailiwick", outsideAContainer));
  }

  /** Either id may be null. */
  public <T> T asTenant(UUID organization, UUID user, Function<EntityManager, T> work) {
    return inTransaction("none", organization, user, work);
  }

  public <T> T asSystem(Function<EntityManager, T> work) {
    return inTransaction(TestDatabase.SYSTEM_ROLE, null, null, work);
  }

  /** SQL in the same transaction as the entities. */
  public static Sql sql(EntityManager entities) {
    return new Sql(entities);
  }

  EntityManagerFactory factory() {
    return factory;
  }

  @Override
  public void close() {
    factory.close();
  }

  private <T> T inTransaction(
      String role, UUID organization, UUID user, Function<EntityManager, T> work) {
    try (var entities = factory.createEntityManager()) {
      entities.getTransaction().begin();
      try {
        enter(entities, role, organization, user);
        var done = work.apply(entities);
        entities.getTransaction().commit();
        return done;
      } finally {
        if (entities.getTransaction().isActive()) {
          entities.getTransaction().rollback();
        }
      }
    }
  }

  private static void enter(EntityManager entities, String role, UUID organization, UUID user) {
    entities
        .createNativeQuery(
            """
            SELECT set_config('role', ?1, true), set_config('bailiwick.organization', ?2, true),
                   set_config('bailiwick.user', ?3, true)
            """)
        .setParameter(1, role)
        .setParameter(2, organization == null ? "" : organization.toString())
        .setParameter(3, user == null ? "" : user.toString())
        .getSingleResult();
  }
}

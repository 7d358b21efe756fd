package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Two of what a node needs: a database that answers, with every migration made. */
final class DatabaseProbes {

  private DatabaseProbes() {}

  /** Asks for nothing but an answer. */
  @ApplicationScoped
  public static class Database implements ReadinessProbe {

    @Inject private EntityManager entities;

    @Override
    public String name() {
      return "database";
    }

    @Override
    public boolean isReady() {
      return entities.createNativeQuery("SELECT 1").getSingleResult() != null;
    }
  }

  /** Each start of the launcher migrates; a node of an application server waits for that here. */
  @ApplicationScoped
  public static class Migrations implements ReadinessProbe {

    @Inject private CheckSchema schema;

    @Override
    public String name() {
      return "migrations";
    }

    @Override
    public boolean isReady() {
      return schema.isComplete();
    }
  }
}

package io.bailiwick.operations.store;

import io.bailiwick.operations.DatabaseSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** From PostgreSQL's own list of sessions. */
@ApplicationScoped
public class SqlDatabaseSessions implements DatabaseSessions {

  private static final String COUNT =
      """
      SELECT count(*) FILTER (WHERE state = 'active'),
             count(*) FILTER (WHERE state LIKE 'idle in transaction%'),
             count(*) FILTER (WHERE state = 'idle')
        FROM pg_stat_activity
       WHERE usename = session_user AND datname = current_database()
      """;

  private final EntityManager entities;

  @Inject
  SqlDatabaseSessions(EntityManager entities) {
    this.entities = entities;
  }

  /** For the container's proxy. */
  protected SqlDatabaseSessions() {
    this(null);
  }

  @Override
  public Count count() {
    var row = (Object[]) entities.createNativeQuery(COUNT).getSingleResult();
    return new Count(number(row[0]), number(row[1]), number(row[2]));
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }
}

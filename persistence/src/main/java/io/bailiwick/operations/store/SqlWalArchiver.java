package io.bailiwick.operations.store;

import io.bailiwick.operations.WalArchiver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** From PostgreSQL's own count, which every role may read. */
@ApplicationScoped
public class SqlWalArchiver implements WalArchiver {

  private static final String STATE =
      """
      SELECT current_setting('archive_mode') <> 'off', archived_count, failed_count,
             COALESCE(last_failed_time > COALESCE(last_archived_time, '-infinity'), FALSE),
             CAST(COALESCE(EXTRACT(epoch FROM clock_timestamp() - last_archived_time), 0) AS bigint)
        FROM pg_stat_archiver
      """;

  private final EntityManager entities;

  @Inject
  SqlWalArchiver(EntityManager entities) {
    this.entities = entities;
  }

  /** For the container's proxy. */
  protected SqlWalArchiver() {
    this(null);
  }

  @Override
  public State state() {
    var row = (Object[]) entities.createNativeQuery(STATE).getSingleResult();
    return new State(
        (Boolean) row[0], number(row[1]), number(row[2]), (Boolean) row[3], number(row[4]));
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }
}

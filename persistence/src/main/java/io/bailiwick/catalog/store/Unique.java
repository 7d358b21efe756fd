package io.bailiwick.catalog.store;

import io.bailiwick.kernel.Problem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Writes what must be unique now, so that a second one of the same name is told as what it is. It
 * is asked for first, since PostgreSQL logs each violation as an error; of two at once, the index
 * refuses the second.
 */
final class Unique {

  private static final String UNIQUE_VIOLATION = "23505";

  private Unique() {}

  /**
   * @param others how many others have the name: parameter 1 is the name, 2 the id as text
   * @throws Problem CONFLICT saying {@code taken} when the name is taken
   */
  static void flush(EntityManager entities, String others, String name, UUID id, String taken) {
    var asked =
        entities
            .createNativeQuery(others)
            .setParameter(1, name)
            .setParameter(2, id.toString())
            // Else what is about to be asked for would be written first.
            .setFlushMode(FlushModeType.COMMIT);
    if (((Number) asked.getSingleResult()).longValue() > 0) {
      throw Problem.conflict(taken);
    }
    try {
      entities.flush();
    } catch (PersistenceException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
          throw Problem.conflict(taken);
        }
      }
      throw e;
    }
  }
}

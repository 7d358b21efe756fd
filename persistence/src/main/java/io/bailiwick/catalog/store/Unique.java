package io.bailiwick.catalog.store;

import io.bailiwick.kernel.Problem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Writes what must be unique now, so that a second one of the same name is told as what it is. */
final class Unique {

  private static final String UNIQUE_VIOLATION = "23505";

  private Unique() {}

  /**
   * @throws Problem CONFLICT saying {@code taken} when the name is taken
   */
  static void flush(EntityManager entities, String taken) {
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

package io.bailiwick.operations;

/** The application's own sessions at the database, of all nodes. */
public interface DatabaseSessions {

  /** Outside any transaction, as the application's own role, which may see its own sessions. */
  Count count();

  /**
   * @param active running a statement now
   * @param idleInTransaction holding a transaction without running a statement
   * @param idle waiting in a pool
   */
  record Count(long active, long idleInTransaction, long idle) {}
}

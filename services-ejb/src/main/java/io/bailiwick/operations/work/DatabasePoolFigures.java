package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Figures;
import io.bailiwick.operations.DatabaseSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The pools' sessions at the database, as {@link CountDatabaseSessions} last counted them. */
@ApplicationScoped
public class DatabasePoolFigures implements Figures {

  private static final DatabaseSessions.Count NONE = new DatabaseSessions.Count(0, 0, 0);

  private volatile DatabaseSessions.Count last = NONE;

  void counted(DatabaseSessions.Count count) {
    last = count;
  }

  @Override
  public String name() {
    return "DatabasePool";
  }

  @Override
  public Map<String, Long> read() {
    var count = last;
    return Map.of(
        "sessions_active", count.active(),
        "sessions_idle", count.idle(),
        "sessions_idle_in_transaction", count.idleInTransaction());
  }
}

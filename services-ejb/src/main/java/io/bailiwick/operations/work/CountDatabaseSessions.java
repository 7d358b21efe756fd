package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Job;
import io.bailiwick.operations.DatabaseSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts the sessions every ten seconds, so that whoever reads the figures waits for nobody. */
@ApplicationScoped
public class CountDatabaseSessions implements Job {

  @Inject private DatabaseSessions sessions;
  @Inject private DatabasePoolFigures figures;

  @Override
  public String name() {
    return "count-database-sessions";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public long run() {
    figures.counted(sessions.count());
    return 0;
  }
}

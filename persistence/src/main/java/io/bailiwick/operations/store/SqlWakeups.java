package io.bailiwick.operations.store;

import io.bailiwick.kernel.Wakeups;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Wake-ups by NOTIFY: delivered after the commit, and the same one in a transaction only once. */
@ApplicationScoped
public class SqlWakeups implements Wakeups {

  private static final String NOTIFY = "SELECT pg_notify('" + NOTIFICATIONS + "', :payload)";

  private final Sql sql;

  @Inject
  SqlWakeups(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlWakeups() {
    this(null);
  }

  @Override
  public void send(String channel, String subject) {
    sql.run(
        handle ->
            handle
                .createQuery(NOTIFY)
                .bind("payload", channel + " " + subject)
                .mapTo(String.class)
                .findFirst());
  }
}

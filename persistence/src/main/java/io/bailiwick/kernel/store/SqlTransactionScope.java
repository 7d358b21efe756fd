package io.bailiwick.kernel.store;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.TransactionScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells PostgreSQL's row-level security by settings that end with the transaction. */
@ApplicationScoped
public class SqlTransactionScope implements TransactionScope {

  private static final String ENTER =
      """
      SELECT set_config('role', :role, true),
             set_config('bailiwick.organization', :organization, true),
             set_config('bailiwick.user', :user, true)
      """;

  private final Sql sql;
  private final String systemRole;

  @Inject
  SqlTransactionScope(Sql sql) {
    this.sql = sql;
    this.systemRole = System.getProperty("bailiwick.database.system-role", "bailiwick_system");
  }

  /** For the container's proxy. */
  protected SqlTransactionScope() {
    this.sql = null;
    this.systemRole = null;
  }

  @Override
  public void enter(Seen seen) {
    sql.run(
        handle ->
            handle
                .createQuery(ENTER)
                .bind("role", seen.everything() ? systemRole : "none")
                .bind("organization", text(seen.organization()))
                .bind("user", text(seen.user()))
                .mapTo(String.class)
                .first());
  }

  private static String text(Id id) {
    return id == null ? "" : id.value().toString();
  }
}

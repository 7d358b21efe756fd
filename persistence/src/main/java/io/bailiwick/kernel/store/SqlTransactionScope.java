package io.bailiwick.kernel.store;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.TransactionScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;

/** Tells PostgreSQL's row-level security by settings that end with the transaction. */
@ApplicationScoped
public class SqlTransactionScope implements TransactionScope {

  private static final String ENTER =
      """
      SELECT set_config('role', ?, true),
             set_config('bailiwick.organization', ?, true),
             set_config('bailiwick.user', ?, true),
             set_config('statement_timeout', ?, true)
      """;

  /**
   * How long one statement may take. A customer's call is no longer waited for by then; jobs work
   * on everything, and still end before the connection gives PostgreSQL up (see docs/database.md).
   */
  private static final String FOR_A_TENANT = "20s";

  private static final String FOR_THE_PLATFORM = "50s";

  private final Sql sql;
  private final String systemRole;

  @Inject
  SqlTransactionScope(Sql sql) {
    this.sql = sql;
    this.systemRole = systemRole();
  }

  /** For the container's proxy. */
  protected SqlTransactionScope() {
    this.sql = null;
    this.systemRole = null;
  }

  /** The launcher sets it as a property, the operator of another server in the environment. */
  private static String systemRole() {
    return Optional.ofNullable(System.getProperty("bailiwick.database.system-role"))
        .or(() -> Optional.ofNullable(System.getenv("BAILIWICK_DATABASE_SYSTEM_ROLE")))
        .orElse("bailiwick_system");
  }

  /** By plain JDBC: every transaction begins with it, and binding by name costs more than it. */
  @Override
  public void enter(Seen seen) {
    sql.run(
        handle -> {
          try (var enter = handle.getConnection().prepareStatement(ENTER)) {
            enter.setString(1, seen.everything() ? systemRole : "none");
            enter.setString(2, text(seen.organization()));
            enter.setString(3, text(seen.user()));
            enter.setString(4, seen.everything() ? FOR_THE_PLATFORM : FOR_A_TENANT);
            return enter.execute();
          } catch (SQLException fault) {
            throw new IllegalStateException("What the transaction may see cannot be set.", fault);
          }
        });
  }

  private static String text(Id id) {
    return id == null ? "" : id.value().toString();
  }
}

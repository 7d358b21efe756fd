package io.bailiwick.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * One use of Liquibase: quiet (nothing on the standard output, no usage reports sent to anybody)
 * and alone.
 *
 * <p>Being alone is PostgreSQL's advisory lock, which a killed run lets go of. Liquibase's own lock
 * is a row, which a killed run leaves behind for ever; whoever holds ours may clear it.
 */
final class LiquibaseSession {

  private static final String CHANGELOG = "changelog/changelog.xml";
  private static final Logger CHATTER = Logger.getLogger("liquibase");
  private static final String ALONE =
      "SELECT pg_advisory_lock(hashtext('bailiwick'), hashtext('migrations'))";
  private static final String NOT_ALONE =
      "SELECT pg_advisory_unlock(hashtext('bailiwick'), hashtext('migrations'))";

  private LiquibaseSession() {}

  /** What is done in a session. */
  interface Work<T> {
    T with(Liquibase liquibase, Connection connection) throws LiquibaseException, SQLException;
  }

  static <T> T run(Connection connection, Roles roles, Work<T> work)
      throws LiquibaseException, SQLException {
    CHATTER.setLevel(Level.SEVERE);
    Map<String, Object> quiet =
        Map.of(Scope.Attr.ui.name(), new LoggerUIService(), AnalyticsArgs.ENABLED.getKey(), false);
    execute(connection, ALONE);
    try {
      return Scope.child(quiet, () -> work.with(open(connection, roles), connection));
    } catch (LiquibaseException | SQLException | RuntimeException fault) {
      throw fault;
    } catch (Exception impossible) {
      throw new IllegalStateException("Liquibase failed in a way it does not declare.", impossible);
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        execute(connection, NOT_ALONE);
      }
    }
  }

  private static Liquibase open(Connection connection, Roles roles) throws LiquibaseException {
    var database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    var liquibase = new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), database);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.setChangeLogParameter("app_role", roles.app());
    liquibase.setChangeLogParameter("system_role", roles.system());
    LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
    return liquibase;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

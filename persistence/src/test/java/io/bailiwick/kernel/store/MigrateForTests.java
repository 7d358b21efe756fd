package io.bailiwick.kernel.store;

import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;

/**
 * Applies the changelogs to a test's database. The module that migrates in earnest stands above
 * this one, so it cannot be asked.
 */
final class MigrateForTests {

  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private MigrateForTests() {}

  static void all(DataSource owner) {
    LIQUIBASE.setLevel(Level.WARNING);
    try (var connection = owner.getConnection()) {
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false),
          () -> update(new JdbcConnection(connection)));
    } catch (SQLException e) {
      throw new IllegalStateException("The test's database cannot be reached.", e);
    } catch (Exception e) {
      throw new IllegalStateException("The changelogs do not apply.", e);
    }
  }

  private static void update(JdbcConnection connection) throws Exception {
    var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
    var update = new CommandScope(UpdateCommandStep.COMMAND_NAME);
    update.addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database);
    update.addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "changelog/changelog.xml");
    var parameters = new liquibase.changelog.ChangeLogParameters(database);
    parameters.set("app_role", TestDatabase.APP_ROLE);
    parameters.set("system_role", TestDatabase.SYSTEM_ROLE);
    update.addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, parameters);
    update.setOutput(OutputStream.nullOutputStream());
    update.execute();
  }
}

package io.bailiwick.backup;

import io.bailiwick.liquibase.MigrationRefused;
import io.bailiwick.liquibase.OwnerLogin;
import io.bailiwick.liquibase.Roles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@link RestoreBackup} as the launcher calls it: a request by names, what to do once nothing
 * speaks against the restore any more, and lines for the operator.
 */
public final class RestoreForLauncher
    implements Function<Map<String, String>, BiFunction<Runnable, Consumer<String>, List<String>>> {

  @Override
  public BiFunction<Runnable, Consumer<String>, List<String>> apply(Map<String, String> request) {
    return (beforeLoading, tell) -> restored(request, beforeLoading, tell);
  }

  private static List<String> restored(
      Map<String, String> request, Runnable beforeLoading, Consumer<String> tell) {
    var owner = new OwnerLogin(request.get("url"), request.get("user"), request.get("password"));
    var roles = new Roles(request.get("app_role"), request.get("system_role"));
    var replace = Boolean.parseBoolean(request.get("replace"));
    try {
      return told(
          new RestoreBackup(owner, roles)
              .restore(CheckBackupForLauncher.file(request, tell), replace, beforeLoading));
    } catch (MigrationRefused refused) {
      throw new BackupRefused(refused.getMessage(), refused);
    } catch (SQLException fault) {
      throw new BackupRefused(
          "The database refused the backup, and no row of it was loaded: " + fault.getMessage(),
          fault);
    } catch (IOException fault) {
      throw CheckBackupForLauncher.unreadable(request, fault);
    }
  }

  private static List<String> told(RestoreBackup.Restored restored) {
    var said = new ArrayList<String>();
    var head = restored.head();
    said.add(
        "Restored %d rows of %d tables, as of %s, from a backup of Bailiwick %s"
            .formatted(
                restored.tail().allRows(),
                head.tables().size() - restored.passedOver().size(),
                head.takenAt(),
                head.program()));
    if (!restored.passedOver().isEmpty()) {
      said.add("Passed over tables that are not Bailiwick's: " + restored.passedOver());
    }
    if (!restored.migrated().isEmpty()) {
      said.add("Applied " + restored.migrated().size() + " newer changes to the database.");
    }
    return said;
  }
}

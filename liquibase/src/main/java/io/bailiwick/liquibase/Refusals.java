package io.bailiwick.liquibase;

import io.bailiwick.liquibase.MigrationRefused.Reason;
import java.sql.SQLException;
import liquibase.exception.LiquibaseException;

/** What a fault means for the operator. */
final class Refusals {

  private Refusals() {}

  static MigrationRefused of(OwnerLogin owner, SQLException fault) {
    var state = fault.getSQLState() == null ? "" : fault.getSQLState();
    if (state.startsWith("28")) {
      return unreachable(
          "The database refuses the user " + owner.user() + " with this password.", fault);
    }
    if (state.equals("3D000")) {
      return unreachable("There is no such database; create it, owned by " + owner.user(), fault);
    }
    if (state.startsWith("08")) {
      return unreachable("The database cannot be reached: " + firstLine(fault), fault);
    }
    return new MigrationRefused(Reason.FAILED, "The database refuses: " + firstLine(fault), fault);
  }

  static MigrationRefused of(LiquibaseException fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new MigrationRefused(
        Reason.FAILED,
        "The schema could not be changed, and stays as the last whole change left it: "
            + firstLine(root),
        fault);
  }

  private static MigrationRefused unreachable(String message, SQLException fault) {
    return new MigrationRefused(Reason.UNREACHABLE, message, fault);
  }

  private static String firstLine(Throwable fault) {
    var message = fault.getMessage();
    return message == null ? fault.toString() : message.lines().findFirst().orElse("");
  }
}

package io.bailiwick.backup;

import io.bailiwick.liquibase.Migrations;
import io.bailiwick.liquibase.OwnerLogin;
import io.bailiwick.liquibase.Roles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a database what it was when a backup was taken, and then as new as this program: the schema
 * is brought to exactly what it was, filled, and migrated on from there.
 */
final class RestoreBackup {

  private final OwnerLogin owner;
  private final Migrations migrations;

  RestoreBackup(OwnerLogin owner, Roles roles) {
    this.owner = owner;
    this.migrations = new Migrations(owner, roles);
  }

  /** What was done. */
  record Restored(Head head, Tail tail, List<String> passedOver, List<String> migrated) {}

  /**
   * Restores.
   *
   * @param replace what Bailiwick has in the database is meant to go
   * @param beforeLoading runs once nothing speaks against the restore any more
   * @throws BackupRefused with the reason; the rows are as they were then, unless another schema
   *     had to be taken back first
   */
  Restored restore(BackupFile file, boolean replace, Runnable beforeLoading)
      throws SQLException, IOException {
    try (var archive = file.open("Loading")) {
      var head = archive.head();
      try (var connection = owner.connect()) {
        TargetDatabase.requireEmpty(connection, replace);
      }
      migrations.bringTo(head.changes());
      beforeLoading.run();
      try (var connection = owner.connect()) {
        var passedOver = new ArrayList<>(head.tables());
        passedOver.removeAll(new Catalog(connection).tables());
        var tail = new Load(connection).run(head, archive);
        return new Restored(head, tail, passedOver, migrations.update());
      }
    }
  }
}

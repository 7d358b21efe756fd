package io.bailiwick.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.store.TestDatabase;
import io.bailiwick.kernel.store.TwoTenants;
import io.bailiwick.liquibase.MigrationRefused;
import io.bailiwick.liquibase.Migrations;
import io.bailiwick.liquibase.OwnerLogin;
import io.bailiwick.liquibase.Roles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one database to another, each with an owner who is no superuser. */
class RestoreBackupIT {
  private static final SealedFile SEAL = new SealedFile(new Passphrase("correct horse battery"), 1);
  private static final Head.Origin ORIGIN = new Head.Origin("key", "");

  @TempDir private Path folder;
  private final TestDatabase source = TestDatabase.fresh();
  private final TestDatabase target = TestDatabase.empty();

  @AfterEach
  void drop() {
    source.close();
    target.close();
  }

  @Test
  void everything_comes_back_as_it_was() throws Exception {
    fill(source);
    var before = Content.of(source);

    var restored = restore(backup(source), target, false);

    assertThat(Content.of(target)).isEqualTo(before);
    assertThat(restored.tail().allRows()).isGreaterThan(40);
    assertThat(migrations(target).status().current()).isTrue();
    execute(target, "UPDATE users SET name = 'x'"); // The triggers are at work again.
    assertThat(Content.text(target, "SELECT bool_and(updated_at > created_at) FROM users"))
        .isEqualTo("t");
  }

  @Test
  void it_is_one_moment_whatever_is_committed_while_it_is_read() throws Exception {
    fill(source);
    var before = Content.of(source);
    var file = new Path[1];
    try (var owner = source.asOwner();
        var snapshot = Snapshot.of(owner)) {
      execute(
          source, "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'late@example.org')");
      execute(source, "DELETE FROM sessions");
      execute(source, "SELECT ensure_usage_partitions(0, '2030-01-01')");
      var head = snapshot.head("test", ORIGIN);
      assertThat(head.partitions())
          .extracting(Partition::name)
          .doesNotContain("resource_usage_2030_01");
      file[0] = new BackupFolder(folder).write(head.takenAt(), out -> write(snapshot, head, out));
    }

    restore(file[0], target, false);

    assertThat(Content.of(target)).isEqualTo(before);
  }

  @Test
  void a_database_with_users_is_replaced_only_on_demand() throws Exception {
    fill(source);
    var file = backup(source);
    restore(file, target, false);
    execute(target, "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'new@example.org')");

    assertThatThrownBy(() -> restore(file, target, false))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("--replace");
    assertThat(Content.of(target)).isNotEqualTo(Content.of(source));

    restore(file, target, true);
    assertThat(Content.of(target)).isEqualTo(Content.of(source));
  }

  @Test
  void a_backup_of_an_older_schema_is_restored_and_then_migrated() throws Exception {
    var all = migrations(source).status().applied();
    var older = TestDatabase.empty();
    // Without one in the midst, as when a newer program has put one there.
    var known = all.stream().filter(id -> !id.equals("operations-leases")).toList();
    migrations(older).bringTo(known.subList(0, known.size() - 1));
    fill(older);
    assertThat(migrations(older).status().pending())
        .containsExactly("operations-leases", all.get(all.size() - 1));
    var file = backup(older);
    fill(target);

    var restored = restore(file, target, true);

    assertThat(restored.migrated()).hasSize(2);
    assertThat(migrations(target).status().current()).isTrue();
    var content = Content.of(target);
    assertThat(content).containsAllEntriesOf(Content.of(older));
    older.close();
  }

  @Test
  void a_backup_of_a_newer_program_is_refused_and_nothing_is_changed() throws Exception {
    execute(
        source,
        """
        INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
        VALUES ('hub-clusters', 'bailiwick', 'hub/clusters', now(), 999, 'EXECUTED')
        """);

    assertThatThrownBy(() -> restore(backup(source), target, false))
        .isInstanceOf(MigrationRefused.class)
        .hasMessageContaining("'hub-clusters'");
    assertThat(Content.of(target)).isEmpty();
  }

  @Test
  void a_file_that_was_cut_is_refused_when_it_is_checked_and_leaves_no_row_when_it_is_not()
      throws Exception {
    fill(source);
    var bytes = Files.readAllBytes(backup(source));
    var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> new BackupFile(cut, SEAL, Pace.silent()).check())
        .isInstanceOf(BackupRefused.class);
    assertThatThrownBy(() -> restore(cut, target, false)).isInstanceOf(BackupRefused.class);
    try (var owner = target.asOwner()) {
      TargetDatabase.requireEmpty(owner, false);
    }
  }

  @Test
  void tables_of_others_are_passed_over_and_a_database_of_others_is_refused() throws Exception {
    execute(
        source,
        "CREATE TABLE notes (id serial, text text); INSERT INTO notes (text) VALUES ('mine')");
    execute(target, "CREATE TABLE theirs (text text)");

    assertThatThrownBy(() -> restore(backup(source), target, true))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("not Bailiwick's");

    execute(target, "DROP TABLE theirs");
    assertThat(restore(folder.toFile().listFiles()[0].toPath(), target, false).passedOver())
        .containsExactly("notes");
  }

  private static void fill(TestDatabase database) throws SQLException {
    if (!migrations(database).status().applied().contains("catalog-demo-plan")) {
      migrations(database).update();
    }
    try (var owner = database.asOwner()) {
      new TwoTenants(owner);
    }
    execute(
        database,
        """
        UPDATE users SET name = E'tab\\there\\nline \\\\. \\\\N "quoted" ünïcode 🦊';
        UPDATE organizations SET updated_at = '2020-01-01';
        SELECT ensure_usage_partitions(1, '2024-02-01');
        INSERT INTO resource_usage (organization_id, event_id, meter, resource_type, amount, unit,
                                    occurred_at, billing_period, source)
        SELECT id, 'old', 'cpu', 'vps', 0.123456, 'ms', '2024-02-29 23:59:59.999999Z', '2024-02-01',
               'test' FROM organizations
        """);
  }

  private Path backup(TestDatabase database) throws SQLException, IOException {
    try (var owner = database.asOwner()) {
      return new TakeBackup(SEAL, new BackupFolder(folder), Pace.silent())
          .take(owner, "test", ORIGIN)
          .file();
    }
  }

  private static void write(Snapshot snapshot, Head head, OutputStream out)
      throws SQLException, IOException {
    new TakeBackup(SEAL, null, Pace.silent()).write(snapshot, head, out);
  }

  private static RestoreBackup.Restored restore(Path file, TestDatabase into, boolean replace)
      throws SQLException, IOException {
    return new RestoreBackup(owner(into), Roles.DEFAULT)
        .restore(new BackupFile(file, SEAL, Pace.silent()), replace, () -> {});
  }

  private static Migrations migrations(TestDatabase database) {
    return new Migrations(owner(database), Roles.DEFAULT);
  }

  private static OwnerLogin owner(TestDatabase database) {
    return new OwnerLogin(database.ownerUrl(), TestDatabase.OWNER, null);
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var owner = database.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}

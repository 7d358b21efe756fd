package io.bailiwick.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsIT {

  private static final String EVERYTHING_OF_OURS =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'databasechangelog%'
      UNION ALL
      SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      """;

  private TestDatabase database;
  private Migrations migrations;

  @BeforeEach
  void emptyDatabase() {
    database = TestDatabase.empty();
    migrations = new Migrations(owner(), Roles.DEFAULT);
  }

  @AfterEach
  void gone() {
    database.close();
  }

  @Test
  void every_change_applies_rolls_back_and_applies_again() throws SQLException {
    var applied = migrations.update();
    assertThat(applied).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    assertThat(found(EVERYTHING_OF_OURS)).contains("organizations", "resource_usage");

    assertThat(migrations.rollbackAll()).isEqualTo(applied.size());
    assertThat(found(EVERYTHING_OF_OURS)).isEmpty();

    assertThat(migrations.update()).isEqualTo(applied);
  }

  @Test
  void each_change_rolls_back_by_itself() {
    var changes = migrations.update().size();
    for (var left = changes; left > 0; left--) {
      assertThat(migrations.rollback(1)).isEqualTo(1);
      assertThat(migrations.status().pending()).hasSize(changes - left + 1);
    }
    assertThat(migrations.rollback(1)).isZero();
  }

  @Test
  void an_update_with_nothing_to_do_does_nothing() {
    migrations.update();
    assertThat(migrations.update()).isEmpty();
    assertThat(migrations.status().current()).isTrue();
  }

  @Test
  void nodes_that_start_together_migrate_once() {
    var one = CompletableFuture.supplyAsync(migrations::update);
    var other = CompletableFuture.supplyAsync(migrations::update);
    assertThat(List.of(one.join().isEmpty(), other.join().isEmpty())).containsOnlyOnce(true);
  }

  @Test
  void the_lock_that_a_killed_run_left_behind_is_cleared() throws SQLException {
    migrations.update();
    change(
        "UPDATE databasechangeloglock SET locked = true, lockedby = 'killed', lockgranted = now()");
    assertThat(migrations.update()).isEmpty();
  }

  @Test
  void a_database_newer_than_the_program_is_refused_and_left_alone() throws SQLException {
    migrations.update();
    change(
        """
        INSERT INTO databasechangelog
        SELECT 'hub-instances', author, 'hub/instances', dateexecuted, orderexecuted + 1, exectype,
               md5sum, description, comments, tag, liquibase, contexts, labels, deployment_id
        FROM databasechangelog ORDER BY orderexecuted DESC LIMIT 1
        """);
    assertThatThrownBy(migrations::update)
        .isInstanceOfSatisfying(
            MigrationRefused.class,
            refusal ->
                assertThat(refusal.reason())
                    .isEqualTo(MigrationRefused.Reason.DATABASE_NEWER_THAN_PROGRAM))
        .hasMessageContaining("hub-instances");
    assertThatThrownBy(migrations::rollbackAll).isInstanceOf(MigrationRefused.class);
    assertThat(migrations.status().unknown()).containsExactly("hub-instances");
  }

  @Test
  void a_role_that_inherits_what_sees_everything_is_refused() throws SQLException {
    migrations.update();
    grantAnew("INHERIT");
    try {
      assertThatThrownBy(migrations::update)
          .isInstanceOfSatisfying(
              MigrationRefused.class,
              refusal ->
                  assertThat(refusal.reason()).isEqualTo(MigrationRefused.Reason.ROLES_UNSAFE));
    } finally {
      grantAnew("NOINHERIT");
    }
    assertThat(migrations.update()).isEmpty();
  }

  @Test
  void the_roles_can_have_other_names() throws SQLException {
    var roles = new Roles("other_app", "other_system");
    new Migrations(owner(), roles).update();
    new Migrations(owner(), roles).setAppPassword("a password 'of' quotes");
    assertThat(found("SELECT grantee::text FROM information_schema.role_table_grants"))
        .contains("other_app", "other_system")
        .doesNotContain("bailiwick_app", "bailiwick_system");
  }

  @Test
  void a_database_that_is_not_there_is_one_clear_line() {
    var nowhere = new OwnerLogin("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret");
    assertThatThrownBy(() -> new Migrations(nowhere, Roles.DEFAULT).update())
        .isInstanceOf(MigrationRefused.class)
        .hasMessageStartingWith("The database cannot be reached")
        .hasMessageNotContaining("secret");
  }

  @Test
  void nothing_is_written_to_the_standard_output() {
    var out = System.out;
    var caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      migrations.update();
      migrations.rollback(1);
    } finally {
      System.setOut(out);
    }
    assertThat(caught.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** Before PostgreSQL 16 the role inherits or not; since then each grant does, as its role did. */
  private void grantAnew(String inheritance) throws SQLException {
    change("REVOKE bailiwick_system FROM bailiwick_app");
    change("ALTER ROLE bailiwick_app " + inheritance);
    change("GRANT bailiwick_system TO bailiwick_app");
  }

  private OwnerLogin owner() {
    return new OwnerLogin(database.ownerUrl(), TestDatabase.OWNER, null);
  }

  private void change(String sql) throws SQLException {
    try (var connection = database.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> found(String sql) throws SQLException {
    try (var connection = database.asOwner();
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}

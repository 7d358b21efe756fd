package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row-level security, asked with SQL of our own as the application's role. */
class TenantIsolationIT {

  private static final String REFUSED = "42501";

  /** Whoever needs these is not signed in yet. */
  private static final List<String> THE_PLATFORMS_ALONE =
      List.of("machine_drifts", "sign_in_failures", "verification_tokens");

  private static TestDatabase database;
  private static Connection owner;
  private static TwoTenants tenants;
  private static List<String> tables;

  @BeforeAll
  static void settled() throws SQLException {
    database = TestDatabase.fresh();
    owner = database.asOwner();
    tenants = new TwoTenants(owner);
    tables = Tables.ofTenants(owner);
  }

  @AfterAll
  static void gone() throws SQLException {
    owner.close();
    database.close();
  }

  @Test
  void the_two_tenants_have_a_row_in_every_table() throws SQLException {
    for (var table : tables) {
      assertThat(count(owner, table)).as(table).isEqualTo(2);
    }
  }

  @Test
  void outside_a_transaction_nothing_is_seen() throws SQLException {
    try (var nobody = database.asApp()) {
      seesNothing(nobody);
    }
  }

  @Test
  void with_no_tenant_set_nothing_is_seen() throws SQLException {
    try (var nobody = database.asTenant(null, null)) {
      seesNothing(nobody);
    }
  }

  @Test
  void what_an_earlier_transaction_set_is_gone_with_it() throws SQLException {
    try (var tenant = database.asTenant(tenants.one.organization(), tenants.one.user())) {
      assertThat(count(tenant, "agents")).isEqualTo(1);
      tenant.commit();
      seesNothing(tenant);
    }
    try (var system = database.asSystem()) {
      assertThat(count(system, "agents")).isEqualTo(2);
      system.commit();
      seesNothing(system);
    }
  }

  @Test
  void a_tenant_sees_its_own_row_and_nobody_elses() throws SQLException {
    for (var table : tables) {
      if (!THE_PLATFORMS_ALONE.contains(table)) {
        try (var tenant = database.asTenant(tenants.one.organization(), tenants.one.user())) {
          assertThat(count(tenant, table)).as(table).isEqualTo(1);
          assertThat(everything(tenant, table))
              .as(table)
              .contains(prefix(tenants.one))
              .doesNotContain(prefix(tenants.other));
        }
      }
    }
  }

  @Test
  void members_of_an_organization_see_each_other_and_a_user_sees_its_organizations()
      throws SQLException {
    try (var key = database.asTenant(tenants.one.organization(), null)) {
      assertThat(count(key, "users")).isEqualTo(1);
    }
    try (var user = database.asTenant(null, tenants.one.user())) {
      assertThat(count(user, "organizations")).isEqualTo(1);
      assertThat(count(user, "memberships")).isEqualTo(1);
      assertThat(count(user, "agents")).isZero();
    }
  }

  @Test
  void the_system_sees_everything() throws SQLException {
    try (var system = database.asSystem()) {
      for (var table : tables) {
        assertThat(count(system, table)).as(table).isEqualTo(2);
      }
    }
  }

  @Test
  void nobody_writes_into_another_tenants_rows() throws SQLException {
    for (var table : tables) {
      var columns = Tables.columns(owner, table);
      var first = columns.split(", ", 2)[0];
      var copy =
          "INSERT INTO %s (%s) SELECT %s FROM jsonb_populate_record(NULL::%s, '%s')"
              .formatted(table, columns, columns, table, rowOfTheOther(table));
      var theOther = " WHERE %s::text LIKE '%%%s%%'".formatted(table, prefix(tenants.other));
      assertThat(written(copy)).as("copied into " + table).isEqualTo(REFUSED);
      assertThat(written("UPDATE %s SET %s = %s%s".formatted(table, first, first, theOther)))
          .as("updated in " + table)
          .isIn("0", REFUSED);
      assertThat(written("DELETE FROM " + table + theOther))
          .as("deleted from " + table)
          .isIn("0", REFUSED);
    }
  }

  @Test
  void nobody_gives_a_row_of_its_own_to_another_tenant() throws SQLException {
    var given =
        Rows.texts(
            owner,
            """
            SELECT table_name FROM information_schema.columns
            WHERE column_name = 'organization_id' AND table_schema = 'public'
            """);
    // Whoever uses a session is asked for the membership each time.
    given.remove("sessions");
    for (var table : given.stream().filter(tables::contains).toList()) {
      try (var tenant = database.asTenant(tenants.one.organization(), null)) {
        var moved =
            "UPDATE %s SET organization_id = '%s' WHERE organization_id = '%s'"
                .formatted(table, tenants.other.organization(), tenants.one.organization());
        assertThat(outcome(tenant, moved)).as(table).isEqualTo(REFUSED);
      }
    }
  }

  @Test
  void nothing_can_point_at_another_tenants_machine_or_secret() throws SQLException {
    for (var pointer :
        List.of(
            "UPDATE agents SET vps_id = '" + tenants.other.vps() + "'",
            "UPDATE agents SET gateway_token_secret = '" + tenants.other.secret() + "'",
            "UPDATE agent_channels SET credentials_secret = '" + tenants.other.secret() + "'",
            "UPDATE workspace_files SET agent_id = '" + tenants.other.agent() + "'")) {
      try (var tenant = database.asTenant(tenants.one.organization(), tenants.one.user())) {
        assertThat(outcome(tenant, pointer + "; SET CONSTRAINTS ALL IMMEDIATE"))
            .as(pointer)
            .isIn("23503", "23505");
      }
    }
  }

  @Test
  void nobody_promotes_itself() throws SQLException {
    for (var promotion :
        List.of(
            "UPDATE users SET role = 'admin'",
            "UPDATE users SET status = 'active'",
            "UPDATE organizations SET plan_id = NULL",
            "UPDATE organizations SET status = 'active'",
            "UPDATE plans SET max_agents = 1000000",
            "DELETE FROM plan_vps_configs",
            "INSERT INTO leases VALUES ('x', gen_random_uuid(), now(), 1)",
            "UPDATE test_clock SET ahead_micros = 1",
            "SELECT * FROM job_runs",
            "SELECT ensure_usage_partitions(1)",
            "SET ROLE bailiwick_owner")) {
      try (var tenant = database.asTenant(tenants.one.organization(), tenants.one.user())) {
        assertThat(outcome(tenant, promotion)).as(promotion).isEqualTo(REFUSED);
      }
    }
  }

  private static void seesNothing(Connection connection) throws SQLException {
    for (var table : tables) {
      if (!THE_PLATFORMS_ALONE.contains(table)) {
        assertThat(count(connection, table)).as(table).isZero();
      }
    }
  }

  /** As the first tenant; undone afterwards. */
  private static String written(String sql) throws SQLException {
    try (var tenant = database.asTenant(tenants.one.organization(), tenants.one.user())) {
      return outcome(tenant, sql);
    }
  }

  /** The number of rows, or the state of the error. */
  private static String outcome(Connection connection, String sql) {
    try {
      return Integer.toString(Rows.change(connection, sql));
    } catch (SQLException fault) {
      return fault.getSQLState();
    }
  }

  private static String prefix(TwoTenants.Tenant tenant) {
    return tenant.organization().toString().substring(0, 8);
  }

  private static String rowOfTheOther(String table) throws SQLException {
    return Rows.texts(owner, "SELECT to_jsonb(t)::text FROM %s t".formatted(table)).stream()
        .filter(row -> row.contains(prefix(tenants.other)))
        .findFirst()
        .orElseThrow()
        .replace("'", "''");
  }

  private static int count(Connection connection, String table) throws SQLException {
    return Integer.parseInt(Rows.text(connection, "SELECT count(*) FROM " + table));
  }

  private static String everything(Connection connection, String table) throws SQLException {
    return String.join(
        "\n", Rows.texts(connection, "SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
  }
}

package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsagePartitionsIT {

  private static final UUID ORGANIZATION = UUID.fromString("01900001-0000-7000-8000-000000000000");

  private TestDatabase database;

  @BeforeEach
  void migrated() {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void gone() {
    database.close();
  }

  @Test
  void the_migration_makes_last_month_and_the_months_ahead() throws SQLException {
    try (var owner = database.asOwner()) {
      assertThat(
              Rows.text(
                  owner,
                  """
                  SELECT bool_and(to_regclass('resource_usage_' || to_char(
                           now() AT TIME ZONE 'UTC' + n * interval '1 month', 'YYYY_MM')) IS NOT NULL)
                  FROM generate_series(-1, 3) n
                  """))
          .isEqualTo("t");
    }
  }

  @Test
  void the_job_makes_what_is_missing_and_nothing_twice() throws SQLException {
    try (var system = database.asSystem()) {
      assertThat(ensure(system, 2, "2031-11-30")).isEqualTo("3");
      assertThat(ensure(system, 2, "2031-11-01")).isEqualTo("0");
      assertThat(ensure(system, 3, "2031-11-15")).isEqualTo("1");
      system.commit();
    }
    try (var tenant = database.asTenant(ORGANIZATION, null)) {
      use(tenant, "2032-01-31 23:59:59.999Z", "2032-01-01");
      assertThat(Rows.text(tenant, "SELECT tableoid::regclass FROM resource_usage"))
          .isEqualTo("resource_usage_2032_01");
    }
  }

  @Test
  void more_than_three_years_ahead_is_a_mistake() throws SQLException {
    try (var system = database.asSystem()) {
      assertThatThrownBy(() -> ensure(system, 37, "2031-11-01")).hasMessageContaining("0 and 36");
    }
  }

  @Test
  void the_billing_period_is_the_utc_month_whatever_the_sessions_time_zone() throws SQLException {
    try (var system = database.asSystem()) {
      ensure(system, 0, "2031-11-01");
      system.commit();
    }
    try (var tenant = database.asTenant(ORGANIZATION, null)) {
      Rows.change(tenant, "SET TIME ZONE 'Pacific/Kiritimati'");
      use(tenant, "2031-11-30 23:30:00Z", "2031-11-01");
      assertThatThrownBy(() -> use(tenant, "2031-12-01 00:00:00Z", "2031-11-01"))
          .hasMessageContaining("resource_usage_billing_period_is_the_month");
    }
  }

  @Test
  void an_event_that_comes_again_is_told_by_its_id() throws SQLException {
    try (var tenant = database.asTenant(ORGANIZATION, null)) {
      assertThat(use(tenant, "now", "now")).isEqualTo(1);
      assertThat(use(tenant, "now", "now")).isZero();
    }
  }

  @Test
  void a_partition_is_not_reached_past_its_table() throws SQLException {
    try (var system = database.asSystem()) {
      var partition = Rows.text(system, "SELECT inhrelid::regclass FROM pg_inherits LIMIT 1");
      assertThatThrownBy(() -> Rows.text(system, "SELECT count(*) FROM " + partition))
          .hasMessageContaining("permission denied");
    }
  }

  private static String ensure(Connection connection, int months, String from) throws SQLException {
    return Rows.text(connection, "SELECT ensure_usage_partitions(?, ?::date)", months, from);
  }

  private static int use(Connection connection, String at, String day) throws SQLException {
    return Rows.change(
        connection,
        """
        INSERT INTO resource_usage (organization_id, event_id, meter, resource_type, amount, unit,
                                    occurred_at, billing_period, source)
        VALUES ('%s', 'one', 'bandwidth', 'vps', 1, 'byte', '%s',
                date_trunc('month', '%s'::timestamptz AT TIME ZONE 'UTC'), 'test')
        ON CONFLICT DO NOTHING
        """
            .formatted(ORGANIZATION, at, day.equals("now") ? "now" : day + "Z"));
  }
}

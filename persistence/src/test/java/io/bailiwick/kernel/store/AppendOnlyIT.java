package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written into the audit log and the raw usage stays as it was written. */
class AppendOnlyIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_log SET action = 'nothing'",
        "DELETE FROM audit_log",
        "TRUNCATE audit_log",
        "UPDATE resource_usage SET amount = 0",
        "DELETE FROM resource_usage",
        "TRUNCATE resource_usage",
        "DROP TABLE resource_usage"
      })
  void neither_the_application_nor_the_system_changes_or_removes(String change)
      throws SQLException {
    try (var database = TestDatabase.fresh();
        var owner = database.asOwner()) {
      var tenants = new TwoTenants(owner);
      try (var tenant = database.asTenant(tenants.one.organization(), tenants.one.user());
          var system = database.asSystem()) {
        refuses(tenant, change);
        refuses(system, change);
      }
    }
  }

  @Test
  void usage_and_money_keep_their_organization_and_their_machine() throws SQLException {
    try (var database = TestDatabase.fresh();
        var owner = database.asOwner()) {
      new TwoTenants(owner);
      for (var table : List.of("organizations", "vpses", "users", "plans", "vps_configs")) {
        assertThatThrownBy(() -> Rows.change(owner, "DELETE FROM " + table))
            .as(table)
            .hasMessageContaining("violates");
      }
    }
  }

  private static void refuses(Connection connection, String change) {
    assertThatThrownBy(() -> Rows.change(connection, change))
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }
}

package io.bailiwick.traffic.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.kernel.store.TestDatabase;
import io.bailiwick.traffic.GateEntry;
import io.bailiwick.traffic.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlGateEntriesIT {

  private static final UUID ORGANIZATION = UUID.fromString("01900000-0000-7000-8000-0000000000a0");
  private static final UUID VPS = UUID.fromString("01900000-0000-7000-8000-0000000000a3");
  private static final AgentId AGENT =
      new AgentId(UUID.fromString("01900000-0000-7000-8000-0000000000a2"));

  private static final String ONE_RUNNING_AGENT =
      """
      INSERT INTO organizations (id, name, plan_id) VALUES ('$org', 'Tenant', '$plan');
      INSERT INTO secrets (id, organization_id, purpose, ciphertext, key_id)
        VALUES ('$org', '$org', 'gateway-token', sha256('x'), '1');
      INSERT INTO vpses (id, organization_id, vps_config_id, name, provider, state)
        SELECT '$vps', '$org', id, 'agent', provider, 'running'
          FROM vps_configs WHERE name = 'local-small';
      INSERT INTO agents (id, organization_id, vps_id, name, gateway_token_hash,
                          gateway_token_secret)
        VALUES ('$agent', '$org', '$vps', 'agent', sha256('token'), '$org');
      """;

  private static void change(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          sql.replace("$org", ORGANIZATION.toString())
              .replace("$vps", VPS.toString())
              .replace("$agent", AGENT.toString())
              .replace("$plan", "01900000-0000-7000-8000-000000000001"));
    }
  }

  private static GateEntry entryAfter(String sql) throws SQLException {
    try (var database = TestDatabase.fresh();
        var owner = database.asOwner()) {
      owner.setAutoCommit(false);
      change(owner, ONE_RUNNING_AGENT);
      change(owner, sql);
      owner.commit();
      try (var system = database.asSystem()) {
        var entries = new SqlGateEntries(Sql.on(system));
        return entries.find(List.of(AGENT, AgentId.next())).get(0);
      }
    }
  }

  @Test
  void an_entry_tells_whose_it_is_and_knows_its_token_by_hash() throws SQLException {
    var entry = entryAfter("SELECT 1");
    assertThat(entry.agent()).isEqualTo(AGENT);
    assertThat(entry.organization().value()).isEqualTo(ORGANIZATION);
    assertThat(entry.vps().orElseThrow().value()).isEqualTo(VPS);
    assertThat(entry.tokenHash()).hasSize(32);
    assertThat(entry.verdict()).isEqualTo(Verdict.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALLOWED      | UPDATE vpses SET state = 'provisioning'",
        "ALLOWED      | UPDATE vpses SET state = 'stopped'",
        "NOT_RUNNING  | UPDATE vpses SET state = 'stopped', desired_state = 'stopped'",
        "NO_VPS       | UPDATE agents SET vps_id = NULL",
        "NO_VPS       | UPDATE vpses SET desired_state = 'destroyed'",
        "NO_PLAN      | UPDATE organizations SET plan_id = NULL",
        "INACTIVE     | UPDATE organizations SET status = 'suspended'",
        "OVER_LIMIT   | INSERT INTO organization_blocks VALUES ('$org', '2026-11-01', 'budget_exceeded')",
        "STORAGE_FULL | UPDATE vpses SET storage_used_bytes = 9000000000000",
        "STORAGE_FULL | UPDATE vpses SET hold = 'storage'",
        "HELD         | UPDATE vpses SET hold = 'suspended'",
        "ALLOWED      | UPDATE vpses SET storage_used_bytes = (SELECT max_storage_bytes FROM plans WHERE id = '$plan')",
      })
  void the_verdict_follows_from_what_stands_in_the_database(Verdict verdict, String change)
      throws SQLException {
    assertThat(entryAfter(change).verdict()).isEqualTo(verdict);
  }
}

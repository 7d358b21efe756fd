package io.bailiwick.kernel.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Two organizations that have a row of everything. */
public final class TwoTenants {

  static final UUID DEMO_PLAN = UUID.fromString("01900000-0000-7000-8000-000000000001");

  final Tenant one = new Tenant('1');
  final Tenant other = new Tenant('2');

  /** Ids that tell in a failure whose row it was. */
  record Tenant(char digit) {

    UUID organization() {
      return id('0');
    }

    UUID user() {
      return id('1');
    }

    UUID agent() {
      return id('2');
    }

    UUID vps() {
      return id('3');
    }

    UUID secret() {
      return id('4');
    }

    private UUID id(char kind) {
      return UUID.fromString("0190000" + digit + "-0000-7000-8000-00000000000" + kind);
    }
  }

  public TwoTenants(Connection owner) throws SQLException {
    settle(owner, one);
    settle(owner, other);
  }

  private static void settle(Connection owner, Tenant tenant) throws SQLException {
    Rows.change(
        owner,
        EVERYTHING
            .replace("$org", quoted(tenant.organization()))
            .replace("$user", quoted(tenant.user()))
            .replace("$agent", quoted(tenant.agent()))
            .replace("$vps", quoted(tenant.vps()))
            .replace("$secret", quoted(tenant.secret()))
            .replace("$plan", quoted(DEMO_PLAN))
            .replace("$hash", "sha256('" + tenant.digit() + "')"));
  }

  private static String quoted(UUID id) {
    return "'" + id + "'";
  }

  private static final String EVERYTHING =
      """
      BEGIN;
      INSERT INTO users (id, email, status) VALUES ($user, $user || '@example.com', 'active');
      INSERT INTO organizations (id, name, plan_id, created_by) VALUES ($org, 'Tenant', $plan, $user);
      INSERT INTO memberships (id, organization_id, user_id, role)
        VALUES (gen_random_uuid(), $org, $user, 'owner');
      INSERT INTO sessions (id, token_hash, user_id, organization_id, expires_at)
        VALUES (gen_random_uuid(), $hash, $user, $org, now() + interval '1 day');
      INSERT INTO accounts (id, user_id, type, provider, provider_account_id)
        VALUES (gen_random_uuid(), $user, 'oidc', 'https://issuer.example.com', $user);
      INSERT INTO verification_tokens (identifier, token_hash, purpose, user_id, expires)
        VALUES ($user || '@example.com', $hash, 'password_reset', $user, now() + interval '1 hour');
      INSERT INTO api_keys (id, organization_id, name, prefix, key_hash, scopes, created_by)
        VALUES (gen_random_uuid(), $org, 'key', 'bwk_abcd', $hash, '{read}', $user);
      INSERT INTO sign_in_failures (email, address) VALUES ($user || '@example.com', '192.0.2.1');
      INSERT INTO secrets (id, organization_id, purpose, ciphertext, key_id)
        VALUES ($secret, $org, 'gateway-token', $hash, '1');
      INSERT INTO boxes (id, organization_id, created_by, name) VALUES ($vps, $org, $user, 'box');
      INSERT INTO box_keys (id, organization_id, box_id, label, prefix, key_hash)
        VALUES (gen_random_uuid(), $org, $vps, 'first', 'box_abcd', $hash);
      INSERT INTO vpses (id, organization_id, created_by, vps_config_id, name, provider)
        SELECT $vps, $org, $user, id, 'agent', provider FROM vps_configs WHERE name = 'local-small';
      INSERT INTO machine_drifts (provider, kind, vps_id, provider_vm_id, state, seen_since)
        VALUES ('local', 'lost_machine', $vps, $vps, 'running', now());
      INSERT INTO agents (id, organization_id, created_by, vps_id, name, gateway_token_hash,
                          gateway_token_secret)
        VALUES ($agent, $org, $user, $vps, 'agent', $hash, $secret);
      INSERT INTO agent_channels (id, organization_id, agent_id, kind, credentials_secret,
                                  webhook_secret)
        VALUES (gen_random_uuid(), $org, $agent, 'telegram', $secret, $secret);
      INSERT INTO workspace_files (agent_id, filename, organization_id, content)
        VALUES ($agent, 'SOUL.md', $org, 'kind');
      INSERT INTO gateway_tickets (ticket_hash, organization_id, agent_id, user_id, expires_at)
        VALUES ($hash, $org, $agent, $user, now() + interval '30 seconds');
      INSERT INTO resource_usage (organization_id, event_id, meter, resource_type, subject, amount,
                                  unit, occurred_at, billing_period, source)
        VALUES ($org, 'one', 'bandwidth', 'vps', $vps, 1, 'byte', now(),
                date_trunc('month', now() AT TIME ZONE 'UTC'), 'test');
      INSERT INTO vps_usage_periods (vps_id, period_start, organization_id)
        VALUES ($vps, '2026-11-01', $org);
      INSERT INTO organization_usage_periods (organization_id, period_start)
        VALUES ($org, '2026-11-01');
      INSERT INTO traffic_open (vps_id, node_id, minute, opened_seq, organization_id)
        VALUES ($vps, $org, now(), 1, $org);
      INSERT INTO overage_budgets (organization_id, period_start, budget_cents)
        VALUES ($org, '2026-11-01', 100);
      INSERT INTO organization_blocks (organization_id, period_start, reason)
        VALUES ($org, '2026-11-01', 'budget_exceeded');
      INSERT INTO audit_log (id, organization_id, actor, actor_id, action, subject)
        VALUES (gen_random_uuid(), $org, 'user', $user, 'agent.create', 'agent/' || $agent);
      INSERT INTO outbox (id, organization_id, type, key)
        VALUES (gen_random_uuid(), $org, 'budget.threshold.reached', '50');
      INSERT INTO idempotency_keys (credential, method, path, key, organization_id, user_id,
                                    request_hash, expires_at)
        VALUES ('session/' || $user, 'POST', '/agents', '1', $org, $user, $hash, now());
      COMMIT;
      """;
}

--liquibase formatted sql logicalFilePath:fleet/vpses

--changeset bailiwick:fleet-vpses
-- What is wanted (desired_state, hold, the two generations asked for) and what was seen (state, the
-- two generations reached). target_state and unreconciled are what follows from them, said once.
-- A row is kept for ever: the month's usage counts destroyed VPSes too.
CREATE TABLE vpses (
  id                     uuid PRIMARY KEY,
  organization_id        uuid NOT NULL
                         REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  created_by             uuid REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  vps_config_id          uuid NOT NULL
                         REFERENCES vps_configs ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  name                   text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  provider               text NOT NULL CHECK (provider ~ '^[a-z][a-z0-9-]{0,39}$'),
  provider_vm_id         text,
  address                text,
  node_id                uuid REFERENCES nodes ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  details                jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(details)),
  state                  text NOT NULL DEFAULT 'provisioning'
                         CHECK (state IN ('provisioning', 'running', 'stopped', 'destroyed')),
  desired_state          text NOT NULL DEFAULT 'running'
                         CHECK (desired_state IN ('running', 'stopped', 'destroyed')),
  hold                   text CHECK (hold IN ('budget', 'suspended', 'storage')),
  hold_reason            text,
  auto_resume            boolean NOT NULL DEFAULT true,
  failure                text,
  boot                   jsonb NOT NULL DEFAULT '{}',  -- what it boots with, secrets by reference
  restart_generation     integer NOT NULL DEFAULT 0,
  booted_generation      integer NOT NULL DEFAULT 0,
  config_generation      integer NOT NULL DEFAULT 0,
  configured_generation  integer NOT NULL DEFAULT 0,
  target_state           text NOT NULL GENERATED ALWAYS AS (
                           CASE WHEN desired_state = 'running' AND hold IS NOT NULL
                                THEN 'stopped' ELSE desired_state END) STORED,
  unreconciled           boolean NOT NULL GENERATED ALWAYS AS (
                           state <> CASE WHEN desired_state = 'running' AND hold IS NOT NULL
                                         THEN 'stopped' ELSE desired_state END
                           OR (state = 'running'
                               AND (restart_generation <> booted_generation
                                    OR config_generation <> configured_generation))) STORED,
  next_attempt_at        timestamptz NOT NULL DEFAULT now(),
  attempts               integer NOT NULL DEFAULT 0,
  lease_owner            uuid,                          -- the node that works on it, until
  lease_until            timestamptz,
  storage_used_bytes     bigint NOT NULL DEFAULT 0 CHECK (storage_used_bytes >= 0),
  cpu_used_ms            bigint CHECK (cpu_used_ms >= 0),             -- the last sample, cumulative
  memory_used_mb_seconds bigint CHECK (memory_used_mb_seconds >= 0),  -- likewise
  sampled_at             timestamptz,
  stale_since            timestamptz,
  next_sample_at         timestamptz NOT NULL DEFAULT now(),
  running_since          timestamptz,                   -- the last start that was seen
  destroyed_at           timestamptz,
  version                bigint NOT NULL DEFAULT 1,
  created_at             timestamptz NOT NULL DEFAULT now(),
  updated_at             timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
) WITH (fillfactor = 80);
-- The number of living ones against the plan's limit.
CREATE INDEX vpses_living ON vpses (organization_id, id) WHERE state <> 'destroyed';
-- The reconciler's question: what is due? Holds only the few that are.
CREATE INDEX vpses_due ON vpses (next_attempt_at, id) WHERE unreconciled;
-- The monitor's question: whose next sample is due?
CREATE INDEX vpses_to_sample ON vpses (next_sample_at, id) WHERE state = 'running';
-- Provisioning that takes too long.
CREATE INDEX vpses_provisioning ON vpses (created_at, id) WHERE state = 'provisioning';
CREATE UNIQUE INDEX vpses_provider_vm_id
  ON vpses (provider, provider_vm_id) WHERE provider_vm_id IS NOT NULL;
CREATE INDEX vpses_created_by ON vpses (created_by);
CREATE INDEX vpses_vps_config_id ON vpses (vps_config_id);
CREATE INDEX vpses_node_id ON vpses (node_id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON vpses
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE vpses ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON vpses TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON vpses TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON vpses TO "${system_role}" USING (true);
--rollback DROP TABLE vpses;

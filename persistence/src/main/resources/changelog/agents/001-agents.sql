--liquibase formatted sql logicalFilePath:agents/agents

--changeset bailiwick:agents-agents
CREATE TABLE agents (
  id                   uuid PRIMARY KEY,
  organization_id      uuid NOT NULL
                       REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  created_by           uuid REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  vps_id               uuid UNIQUE,                     -- one agent on a VPS, one VPS for an agent
  name                 text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  model                text CHECK (length(model) BETWEEN 1 AND 200),
  system_prompt        text,
  status               text NOT NULL DEFAULT 'active'
                       CHECK (status IN ('active', 'paused', 'error')),
  gateway_token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(gateway_token_hash) = 32),
  gateway_token_secret uuid NOT NULL,                   -- sealed in the vault, since the VM needs it
  tools_deny           jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(tools_deny) = 'array'),
  last_active_at       timestamptz,
  metadata             jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(metadata)),
  version              bigint NOT NULL DEFAULT 1,
  created_at           timestamptz NOT NULL DEFAULT now(),
  updated_at           timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id),
  CONSTRAINT agents_vps_fkey
    FOREIGN KEY (organization_id, vps_id) REFERENCES vpses (organization_id, id)
    ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT agents_gateway_token_secret_fkey
    FOREIGN KEY (organization_id, gateway_token_secret) REFERENCES secrets (organization_id, id)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX agents_created_by ON agents (created_by);
CREATE INDEX agents_gateway_token_secret ON agents (gateway_token_secret);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON agents
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE agents ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON agents TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON agents TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON agents TO "${system_role}" USING (true);
--rollback DROP TABLE agents;

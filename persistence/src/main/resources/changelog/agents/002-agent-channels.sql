--liquibase formatted sql logicalFilePath:agents/agent-channels

--changeset bailiwick:agents-agent-channels
CREATE TABLE agent_channels (
  id                 uuid PRIMARY KEY,
  organization_id    uuid NOT NULL
                     REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  agent_id           uuid NOT NULL,
  kind               text NOT NULL
                     CHECK (kind IN ('telegram', 'whatsapp', 'discord', 'slack', 'signal')),
  credentials_secret uuid NOT NULL,
  webhook_secret     uuid NOT NULL,
  enabled            boolean NOT NULL DEFAULT true,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agent_id, kind),
  CONSTRAINT agent_channels_agent_fkey
    FOREIGN KEY (organization_id, agent_id) REFERENCES agents (organization_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT agent_channels_credentials_secret_fkey
    FOREIGN KEY (organization_id, credentials_secret) REFERENCES secrets (organization_id, id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT agent_channels_webhook_secret_fkey
    FOREIGN KEY (organization_id, webhook_secret) REFERENCES secrets (organization_id, id)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX agent_channels_organization_id ON agent_channels (organization_id);
CREATE INDEX agent_channels_credentials_secret ON agent_channels (credentials_secret);
CREATE INDEX agent_channels_webhook_secret ON agent_channels (webhook_secret);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON agent_channels
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE agent_channels ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON agent_channels TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON agent_channels TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON agent_channels TO "${system_role}" USING (true);
--rollback DROP TABLE agent_channels;

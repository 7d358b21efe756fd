--liquibase formatted sql logicalFilePath:identity/api-keys

--changeset bailiwick:identity-api-keys
CREATE TABLE api_keys (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  prefix          text NOT NULL CHECK (length(prefix) BETWEEN 4 AND 16), -- to tell keys apart
  key_hash        bytea NOT NULL UNIQUE CHECK (octet_length(key_hash) = 32),
  scopes          text[] NOT NULL
                  CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'write', 'manage']),
  expires_at      timestamptz,
  revoked_at      timestamptz,
  last_used_at    timestamptz,
  created_by      uuid REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX api_keys_page ON api_keys (organization_id, id);
CREATE INDEX api_keys_created_by ON api_keys (created_by);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON api_keys
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON api_keys TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON api_keys TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON api_keys TO "${system_role}" USING (true);
--rollback DROP TABLE api_keys;

--liquibase formatted sql logicalFilePath:vault/secrets

--changeset bailiwick:vault-secrets
-- Sealed with AES-256-GCM, the row's identity as associated data. The pair (organization_id, id) is
-- what others refer to, so that nothing can point at another tenant's secret.
CREATE TABLE secrets (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  purpose         text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 100),
  ciphertext      bytea NOT NULL,
  key_id          text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
);
-- What a key rotation still has to seal again.
CREATE INDEX secrets_key_id ON secrets (key_id, id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON secrets
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON secrets TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON secrets TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON secrets TO "${system_role}" USING (true);
--rollback DROP TABLE secrets;

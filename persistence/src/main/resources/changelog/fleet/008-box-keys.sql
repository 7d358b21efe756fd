--liquibase formatted sql logicalFilePath:fleet/box-keys

--changeset bailiwick:fleet-box-keys
CREATE TABLE box_keys (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  box_id          uuid NOT NULL,
  label           text NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
  prefix          text NOT NULL CHECK (length(prefix) BETWEEN 4 AND 16), -- to tell keys apart
  key_hash        bytea NOT NULL UNIQUE CHECK (octet_length(key_hash) = 32),
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT box_keys_box_fkey
    FOREIGN KEY (organization_id, box_id) REFERENCES boxes (organization_id, id)
    ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX box_keys_box_id ON box_keys (box_id, id);
CREATE INDEX box_keys_organization_id ON box_keys (organization_id, box_id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON box_keys
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE box_keys ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON box_keys TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON box_keys TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON box_keys TO "${system_role}" USING (true);
--rollback DROP TABLE box_keys;

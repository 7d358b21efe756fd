--liquibase formatted sql logicalFilePath:operations/idempotency-keys

--changeset bailiwick:operations-idempotency-keys
-- Committed with what the call created, kept for 24 h. status is that of the answer, NULL while the
-- call runs.
CREATE TABLE idempotency_keys (
  credential      text NOT NULL CHECK (length(credential) BETWEEN 1 AND 100),
  method          text NOT NULL CHECK (length(method) BETWEEN 1 AND 10),
  path            text NOT NULL CHECK (length(path) BETWEEN 1 AND 500),
  key             text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  organization_id uuid REFERENCES organizations ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  user_id         uuid REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  request_hash    bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  status          smallint CHECK (status BETWEEN 100 AND 499),
  answer          bytea,                                -- sealed like a secret
  answer_key_id   text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  expires_at      timestamptz NOT NULL,
  PRIMARY KEY (credential, method, path, key)
);
CREATE INDEX idempotency_keys_expires_at ON idempotency_keys (expires_at);
CREATE INDEX idempotency_keys_organization_id ON idempotency_keys (organization_id);
CREATE INDEX idempotency_keys_user_id ON idempotency_keys (user_id);

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON idempotency_keys TO "${app_role}"
  USING (organization_id = current_organization());
-- A user who belongs to no organization yet has keys too.
CREATE POLICY own ON idempotency_keys TO "${app_role}"
  USING (organization_id IS NULL AND user_id = current_bailiwick_user());
CREATE POLICY platform ON idempotency_keys TO "${system_role}" USING (true);
--rollback DROP TABLE idempotency_keys;

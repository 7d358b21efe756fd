--liquibase formatted sql logicalFilePath:identity/sessions

--changeset bailiwick:identity-sessions
CREATE TABLE sessions (
  id              uuid PRIMARY KEY,
  token_hash      bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  csrf            text,                              -- only where the session lives in a cookie
  user_id         uuid NOT NULL
                  REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  organization_id uuid REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  address         text,
  user_agent      text CHECK (length(user_agent) <= 500),
  data            jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(data)),
  expires_at      timestamptz NOT NULL,
  last_seen_at    timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sessions_page ON sessions (user_id, id);
CREATE INDEX sessions_organization_id ON sessions (organization_id);
CREATE INDEX sessions_expires_at ON sessions (expires_at);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON sessions
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO "${app_role}", "${system_role}";
-- A session is its user's, whatever organization it acts for.
CREATE POLICY own ON sessions TO "${app_role}" USING (user_id = current_bailiwick_user());
CREATE POLICY platform ON sessions TO "${system_role}" USING (true);
--rollback DROP TABLE sessions;

--liquibase formatted sql logicalFilePath:identity/accounts

--changeset bailiwick:identity-accounts
-- Linked logins only. Their tokens are not kept: nothing here calls the issuer for the user later.
CREATE TABLE accounts (
  id                  uuid PRIMARY KEY,
  user_id             uuid NOT NULL
                      REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  type                text NOT NULL CHECK (type IN ('oauth', 'oidc', 'credentials')),
  provider            text NOT NULL CHECK (length(provider) BETWEEN 1 AND 500), -- the issuer
  provider_account_id text NOT NULL CHECK (length(provider_account_id) BETWEEN 1 AND 500),
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider, provider_account_id)
);
CREATE INDEX accounts_user_id ON accounts (user_id, id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON accounts
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts TO "${app_role}", "${system_role}";
CREATE POLICY own ON accounts TO "${app_role}" USING (user_id = current_bailiwick_user());
CREATE POLICY platform ON accounts TO "${system_role}" USING (true);
--rollback DROP TABLE accounts;

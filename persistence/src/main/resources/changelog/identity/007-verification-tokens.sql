--liquibase formatted sql logicalFilePath:identity/verification-tokens

--changeset bailiwick:identity-verification-tokens
CREATE TABLE verification_tokens (
  identifier text NOT NULL CHECK (length(identifier) BETWEEN 1 AND 254), -- the e-mail address
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  purpose    text NOT NULL CHECK (purpose IN ('email_verification', 'password_reset')),
  user_id    uuid REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  expires    timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (identifier, token_hash)
);
CREATE INDEX verification_tokens_user_id ON verification_tokens (user_id);
CREATE INDEX verification_tokens_expires ON verification_tokens (expires);

ALTER TABLE verification_tokens ENABLE ROW LEVEL SECURITY;
-- Whoever presents one is not signed in, so only the platform ever looks.
GRANT SELECT, INSERT, UPDATE, DELETE ON verification_tokens TO "${system_role}";
CREATE POLICY platform ON verification_tokens TO "${system_role}" USING (true);
--rollback DROP TABLE verification_tokens;

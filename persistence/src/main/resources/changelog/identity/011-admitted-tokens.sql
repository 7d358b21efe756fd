--liquibase formatted sql logicalFilePath:identity/admitted-tokens

--changeset bailiwick:identity-admitted-tokens
-- A JWT of an issuer is a session once it was admitted. signed_hash is the SHA-256 of what the issuer
-- signed: the same JWT under another good signature is no new one. The row stays until the JWT itself
-- is refused, so that what was signed out of does not come in again. Both are NULL for our own tokens.
ALTER TABLE sessions
  ADD COLUMN signed_hash bytea CHECK (octet_length(signed_hash) = 32),
  ADD COLUMN token_expires_at timestamptz,
  ADD CONSTRAINT sessions_admitted CHECK ((signed_hash IS NULL) = (token_expires_at IS NULL));
CREATE UNIQUE INDEX sessions_signed_hash ON sessions (signed_hash) WHERE signed_hash IS NOT NULL;
-- What has ended would be a living session to a release that does not know these columns.
--rollback DELETE FROM sessions WHERE signed_hash IS NOT NULL OR expires_at = '-infinity';
--rollback ALTER TABLE sessions DROP COLUMN token_expires_at, DROP COLUMN signed_hash;

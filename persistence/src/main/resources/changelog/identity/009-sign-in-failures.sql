--liquibase formatted sql logicalFilePath:identity/sign-in-failures

--changeset bailiwick:identity-sign-in-failures
-- Five in 15 minutes for an e-mail and an address, then 429. Older rows are swept away.
CREATE TABLE sign_in_failures (
  id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email   text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
  address text NOT NULL,
  at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_failures_recent ON sign_in_failures (email, address, at);
CREATE INDEX sign_in_failures_at ON sign_in_failures (at);

ALTER TABLE sign_in_failures ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON sign_in_failures TO "${system_role}";
CREATE POLICY platform ON sign_in_failures TO "${system_role}" USING (true);
--rollback DROP TABLE sign_in_failures;

--liquibase formatted sql logicalFilePath:operations/audit-log

--changeset bailiwick:operations-audit-log
-- Append-only, and without foreign keys: it tells what was, and holds nothing else back.
CREATE TABLE audit_log (
  id              uuid PRIMARY KEY,
  organization_id uuid,                                 -- NULL: the platform's own
  actor           text NOT NULL CHECK (actor IN ('user', 'api_key', 'system', 'nobody')),
  actor_id        uuid,
  action          text NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
  subject         text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  before          jsonb,
  after           jsonb,
  address         text,
  request_id      text,
  at              timestamptz NOT NULL DEFAULT now(),
  CHECK (actor IN ('system', 'nobody') OR actor_id IS NOT NULL)
);
CREATE INDEX audit_log_of_organization ON audit_log (organization_id, id);
CREATE INDEX audit_log_of_actor ON audit_log (actor_id, id);
CREATE INDEX audit_log_of_action ON audit_log (action, id);

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON audit_log TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON audit_log TO "${app_role}"
  USING (organization_id = current_organization());
-- Such as a change of one's own password, which concerns no organization.
CREATE POLICY own ON audit_log FOR INSERT TO "${app_role}"
  WITH CHECK (organization_id IS NULL AND actor = 'user' AND actor_id = current_bailiwick_user());
CREATE POLICY platform ON audit_log TO "${system_role}" USING (true);
--rollback DROP TABLE audit_log;

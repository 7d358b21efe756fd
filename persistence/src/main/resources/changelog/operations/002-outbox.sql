--liquibase formatted sql logicalFilePath:operations/outbox

--changeset bailiwick:operations-outbox
CREATE TABLE outbox (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  type            text NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
  key             text NOT NULL CHECK (length(key) BETWEEN 1 AND 300),
  payload         jsonb NOT NULL DEFAULT '{}',
  created_at      timestamptz NOT NULL DEFAULT now(),
  sent_at         timestamptz,
  UNIQUE (organization_id, type, key)
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON outbox TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO "${system_role}";
CREATE POLICY tenant ON outbox TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON outbox TO "${system_role}" USING (true);
--rollback DROP TABLE outbox;

--liquibase formatted sql logicalFilePath:identity/memberships

--changeset bailiwick:identity-memberships
CREATE TABLE memberships (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  user_id         uuid NOT NULL
                  REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  role            text NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, user_id)
);
CREATE INDEX memberships_page ON memberships (organization_id, id);
CREATE INDEX memberships_user_id ON memberships (user_id, organization_id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON memberships
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON memberships TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY own ON memberships FOR SELECT TO "${app_role}"
  USING (user_id = current_bailiwick_user());
CREATE POLICY platform ON memberships TO "${system_role}" USING (true);
--rollback DROP TABLE memberships;

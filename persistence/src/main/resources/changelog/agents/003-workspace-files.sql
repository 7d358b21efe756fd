--liquibase formatted sql logicalFilePath:agents/workspace-files

--changeset bailiwick:agents-workspace-files
CREATE TABLE workspace_files (
  agent_id        uuid NOT NULL,
  filename        text NOT NULL
                  CHECK (filename IN ('AGENTS.md', 'SOUL.md', 'IDENTITY.md', 'TOOLS.md', 'USER.md',
                                      'MEMORY.md', 'BOOTSTRAP.md')),
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  content         text NOT NULL CHECK (octet_length(content) <= 1048576),
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agent_id, filename),
  CONSTRAINT workspace_files_agent_fkey
    FOREIGN KEY (organization_id, agent_id) REFERENCES agents (organization_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX workspace_files_organization_id ON workspace_files (organization_id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON workspace_files
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE workspace_files ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workspace_files TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON workspace_files TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON workspace_files TO "${system_role}" USING (true);
--rollback DROP TABLE workspace_files;

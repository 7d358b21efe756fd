--liquibase formatted sql logicalFilePath:fleet/boxes

--changeset bailiwick:fleet-boxes
-- A row is kept for ever, since commands and executions refer to it. A hardware id is bound to one
-- living box of whatever organization.
CREATE TABLE boxes (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL
                  REFERENCES organizations ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  created_by      uuid REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  labels          jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(labels)),
  hardware_id     text CHECK (hardware_id ~ '^[0-9a-f]{64}$'),
  status          text NOT NULL DEFAULT 'pending'
                  CHECK (status IN ('pending', 'online', 'offline', 'error')),
  hostname        text CHECK (length(hostname) <= 255),
  os              text CHECK (length(os) <= 50),
  arch            text CHECK (length(arch) <= 50),
  agent_version   text CHECK (length(agent_version) <= 50),
  last_seen_at    timestamptz,
  last_ip         text CHECK (length(last_ip) <= 45),
  metadata        jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(metadata)),
  deleted_at      timestamptz,
  version         bigint NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, id)
) WITH (fillfactor = 80);
-- The list, newest first: ids are ordered by time. Also how many there are against the limit.
CREATE INDEX boxes_living ON boxes (organization_id, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX boxes_hardware_id ON boxes (hardware_id) WHERE hardware_id IS NOT NULL;
CREATE INDEX boxes_created_by ON boxes (created_by);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON boxes
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE boxes ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON boxes TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON boxes TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON boxes TO "${system_role}" USING (true);
--rollback DROP TABLE boxes;

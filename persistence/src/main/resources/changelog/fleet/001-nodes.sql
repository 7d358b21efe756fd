--liquibase formatted sql logicalFilePath:fleet/nodes

--changeset bailiwick:fleet-nodes
-- The processes of this control plane. A local VPS belongs to one.
CREATE TABLE nodes (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  started_at   timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON nodes TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON nodes TO "${system_role}";
--rollback DROP TABLE nodes;

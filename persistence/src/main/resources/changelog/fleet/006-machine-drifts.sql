--liquibase formatted sql logicalFilePath:fleet/machine-drifts

--changeset bailiwick:fleet-machine-drifts
-- Machines that no row knows, and VPSes whose machine is gone, as of the provider's last listing.
-- For the platform only: an unknown machine is nobody's, so that there is no tenant to show it to.
CREATE TABLE machine_drifts (
  provider       text NOT NULL,
  node_id        uuid REFERENCES nodes ON DELETE CASCADE,
  kind           text NOT NULL CHECK (kind IN ('unknown_machine', 'lost_machine')),
  vps_id         uuid NOT NULL,  -- as the label or the row says; there may be no such VPS
  provider_vm_id text NOT NULL,
  state          text NOT NULL,
  seen_since     timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (provider, node_id, kind, vps_id, provider_vm_id)
);
-- The administrator's questions: which VPSes have lost theirs, and which machines are unknown?
CREATE INDEX machine_drifts_vps ON machine_drifts (vps_id, kind);
CREATE INDEX machine_drifts_kind ON machine_drifts (kind, seen_since);
CREATE INDEX machine_drifts_node ON machine_drifts (node_id);

ALTER TABLE machine_drifts ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON machine_drifts TO "${system_role}";
CREATE POLICY platform ON machine_drifts TO "${system_role}" USING (true);
--rollback DROP TABLE machine_drifts;

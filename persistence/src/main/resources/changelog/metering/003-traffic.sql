--liquibase formatted sql logicalFilePath:metering/traffic

--changeset bailiwick:metering-traffic-open
-- Bytes of the running minute, grown together with the rollup. When the minute is over, the row is
-- deleted and becomes one row of resource_usage: one for each VPS, node and minute.
CREATE TABLE traffic_open (
  vps_id          uuid NOT NULL,
  node_id         uuid NOT NULL,
  minute          timestamptz NOT NULL,
  -- The batch that made the row. It is part of the raw row's event id: bytes that reach a minute
  -- after it was closed open it again, and are told from those that were closed.
  opened_seq      bigint NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE RESTRICT,
  bytes_in        bigint NOT NULL DEFAULT 0 CHECK (bytes_in >= 0),
  bytes_out       bigint NOT NULL DEFAULT 0 CHECK (bytes_out >= 0),
  PRIMARY KEY (vps_id, node_id, minute)
) WITH (fillfactor = 50);
CREATE INDEX traffic_open_minute ON traffic_open (minute);
CREATE INDEX traffic_open_organization_id ON traffic_open (organization_id);

ALTER TABLE traffic_open ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON traffic_open TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON traffic_open TO "${system_role}";
CREATE POLICY tenant ON traffic_open TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON traffic_open TO "${system_role}" USING (true);
--rollback DROP TABLE traffic_open;

--changeset bailiwick:metering-traffic-flushes
-- The last batch of byte counts that each node has got in: a batch sent again is told by its number.
CREATE TABLE traffic_flushes (
  node_id  uuid PRIMARY KEY,
  last_seq bigint NOT NULL
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON traffic_flushes TO "${system_role}";
--rollback DROP TABLE traffic_flushes;

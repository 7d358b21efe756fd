--liquibase formatted sql logicalFilePath:metering/usage-periods

--changeset bailiwick:metering-vps-usage-periods
-- The month's sums of one VPS, grown in the transaction that writes the raw usage. Room is left in
-- every page, since the same few rows are updated all month.
CREATE TABLE vps_usage_periods (
  vps_id                 uuid NOT NULL,
  period_start           date NOT NULL CHECK (extract(day FROM period_start) = 1),
  organization_id        uuid NOT NULL REFERENCES organizations ON DELETE RESTRICT,
  bandwidth_bytes        bigint NOT NULL DEFAULT 0 CHECK (bandwidth_bytes >= 0),
  cpu_used_ms            bigint NOT NULL DEFAULT 0 CHECK (cpu_used_ms >= 0),
  memory_used_mb_seconds bigint NOT NULL DEFAULT 0 CHECK (memory_used_mb_seconds >= 0),
  PRIMARY KEY (vps_id, period_start)
) WITH (fillfactor = 70);
CREATE INDEX vps_usage_periods_of_organization
  ON vps_usage_periods (organization_id, period_start, vps_id);

ALTER TABLE vps_usage_periods ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON vps_usage_periods TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON vps_usage_periods TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON vps_usage_periods TO "${system_role}" USING (true);
--rollback DROP TABLE vps_usage_periods;

--changeset bailiwick:metering-organization-usage-periods
-- The same sums over all VPSes that the organization had in the month, destroyed ones too, so that
-- judging an organization reads one row.
CREATE TABLE organization_usage_periods (
  organization_id        uuid NOT NULL REFERENCES organizations ON DELETE RESTRICT,
  period_start           date NOT NULL CHECK (extract(day FROM period_start) = 1),
  bandwidth_bytes        bigint NOT NULL DEFAULT 0 CHECK (bandwidth_bytes >= 0),
  cpu_used_ms            bigint NOT NULL DEFAULT 0 CHECK (cpu_used_ms >= 0),
  memory_used_mb_seconds bigint NOT NULL DEFAULT 0 CHECK (memory_used_mb_seconds >= 0),
  PRIMARY KEY (organization_id, period_start)
) WITH (fillfactor = 70);

ALTER TABLE organization_usage_periods ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organization_usage_periods TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON organization_usage_periods TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON organization_usage_periods TO "${system_role}" USING (true);
--rollback DROP TABLE organization_usage_periods;

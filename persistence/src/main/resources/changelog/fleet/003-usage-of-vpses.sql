--liquibase formatted sql logicalFilePath:fleet/usage-of-vpses

--changeset bailiwick:fleet-usage-of-vpses
-- Usage belongs to a VPS of the same organization, and keeps it from being deleted.
ALTER TABLE vps_usage_periods ADD CONSTRAINT vps_usage_periods_vps_fkey
  FOREIGN KEY (organization_id, vps_id) REFERENCES vpses (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE traffic_open ADD CONSTRAINT traffic_open_vps_fkey
  FOREIGN KEY (organization_id, vps_id) REFERENCES vpses (organization_id, id) ON DELETE RESTRICT;
--rollback ALTER TABLE traffic_open DROP CONSTRAINT traffic_open_vps_fkey;
--rollback ALTER TABLE vps_usage_periods DROP CONSTRAINT vps_usage_periods_vps_fkey;

--liquibase formatted sql logicalFilePath:fleet/open-minutes-without-keys

--changeset bailiwick:fleet-open-minutes-without-keys
-- A row of traffic_open is written in the transaction that grows vps_usage_periods for the same VPS
-- and organization, and that row, which is never deleted, has both foreign keys. Checked here again
-- for every VPS and minute, they were two thirds of what the first flush of a minute costs.
ALTER TABLE traffic_open DROP CONSTRAINT traffic_open_vps_fkey;
ALTER TABLE traffic_open DROP CONSTRAINT traffic_open_organization_id_fkey;
DROP INDEX traffic_open_organization_id;
--rollback CREATE INDEX traffic_open_organization_id ON traffic_open (organization_id);
--rollback ALTER TABLE traffic_open ADD CONSTRAINT traffic_open_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations ON DELETE RESTRICT;
--rollback ALTER TABLE traffic_open ADD CONSTRAINT traffic_open_vps_fkey FOREIGN KEY (organization_id, vps_id) REFERENCES vpses (organization_id, id) ON DELETE RESTRICT;

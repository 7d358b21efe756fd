--liquibase formatted sql logicalFilePath:catalog/plan-of-organization

--changeset bailiwick:catalog-plan-of-organization
-- A plan in use cannot be deleted, and an organization without one is blocked, never unmetered.
ALTER TABLE organizations ADD CONSTRAINT organizations_plan_id_fkey
  FOREIGN KEY (plan_id) REFERENCES plans ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
--rollback ALTER TABLE organizations DROP CONSTRAINT organizations_plan_id_fkey;

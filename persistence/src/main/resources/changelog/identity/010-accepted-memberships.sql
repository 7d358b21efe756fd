--liquibase formatted sql logicalFilePath:identity/accepted-memberships

--changeset bailiwick:identity-accepted-memberships
-- NULL: somebody else gave the place, and its user has not taken it up yet. Whoever is there already
-- has, and so has whoever a node of an older release adds while both run, hence the default.
ALTER TABLE memberships ADD COLUMN accepted_at timestamptz DEFAULT now();
--rollback DELETE FROM memberships WHERE accepted_at IS NULL;
--rollback ALTER TABLE memberships DROP COLUMN accepted_at;

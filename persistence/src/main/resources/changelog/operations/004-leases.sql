--liquibase formatted sql logicalFilePath:operations/leases

--changeset bailiwick:operations-leases
-- Who does what only one may do. fencing grows with every new holder, so that a holder that slept
-- too long can be told from its successor.
CREATE TABLE leases (
  name    text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
  owner   uuid NOT NULL,
  until   timestamptz NOT NULL,
  fencing bigint NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT, UPDATE, DELETE ON leases TO "${system_role}";
--rollback DROP TABLE leases;

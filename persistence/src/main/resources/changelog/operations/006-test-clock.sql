--liquibase formatted sql logicalFilePath:operations/test-clock

--changeset bailiwick:operations-test-clock
-- In test mode, the time for all nodes. At most one row, and it only moves forward.
CREATE TABLE test_clock (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  now      timestamptz NOT NULL
);
GRANT SELECT ON test_clock TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON test_clock TO "${system_role}";
--rollback DROP TABLE test_clock;

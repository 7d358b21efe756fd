--liquibase formatted sql logicalFilePath:operations/test-clock

--changeset bailiwick:operations-test-clock
-- In test mode: how far the clock of all nodes is ahead of the real one. At most one row.
CREATE TABLE test_clock (
  only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  ahead_micros bigint NOT NULL CHECK (ahead_micros >= 0)
);
GRANT SELECT ON test_clock TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON test_clock TO "${system_role}";
--rollback DROP TABLE test_clock;

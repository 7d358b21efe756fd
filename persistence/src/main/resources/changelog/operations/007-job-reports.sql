--liquibase formatted sql logicalFilePath:operations/job-reports

--changeset bailiwick:operations-job-reports
-- When the node said this of its job: a node that is gone says nothing more, and leaves its last word.
ALTER TABLE job_runs ADD COLUMN reported_at timestamptz NOT NULL DEFAULT now();
--rollback ALTER TABLE job_runs DROP COLUMN reported_at;

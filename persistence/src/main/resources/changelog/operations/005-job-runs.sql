--liquibase formatted sql logicalFilePath:operations/job-runs

--changeset bailiwick:operations-job-runs
-- One row for each node and job, written every few seconds: the status page of the reconcilers and
-- timers. No foreign key to nodes: the job that registers the node is one of them.
CREATE TABLE job_runs (
  node_id          uuid NOT NULL,
  job              text NOT NULL CHECK (length(job) BETWEEN 1 AND 100),
  every_ms         bigint NOT NULL,
  last_started_at  timestamptz,
  last_finished_at timestamptz,
  last_duration_ms bigint,
  runs             bigint NOT NULL DEFAULT 0,
  failures         bigint NOT NULL DEFAULT 0,
  last_error       text,
  backlog          bigint,
  paused           boolean NOT NULL DEFAULT false,
  PRIMARY KEY (node_id, job)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON job_runs TO "${system_role}";
--rollback DROP TABLE job_runs;

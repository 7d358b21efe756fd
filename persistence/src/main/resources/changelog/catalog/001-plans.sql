--liquibase formatted sql logicalFilePath:catalog/plans

--changeset bailiwick:catalog-plans
-- A GB is 2^30 bytes, here and everywhere. Limits are inclusive, a month's unless they say otherwise.
CREATE TABLE plans (
  id                                    uuid PRIMARY KEY,
  name                                  text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  max_agents                            integer NOT NULL CHECK (max_agents >= 0),
  max_vpses                             integer NOT NULL CHECK (max_vpses >= 0),
  max_bandwidth_bytes                   bigint NOT NULL DEFAULT 107374182400 -- 100 GB
                                        CHECK (max_bandwidth_bytes >= 0),
  max_storage_bytes                     bigint NOT NULL DEFAULT 53687091200  -- 50 GB, for each VPS
                                        CHECK (max_storage_bytes >= 0),
  max_cpu_ms                            bigint NOT NULL DEFAULT 360000000    -- 100 core-hours
                                        CHECK (max_cpu_ms >= 0),
  max_memory_mb_seconds                 bigint NOT NULL DEFAULT 368640000    -- 100 GB-hours
                                        CHECK (max_memory_mb_seconds >= 0),
  overage_bandwidth_cost_per_gb_cents   bigint NOT NULL DEFAULT 0
                                        CHECK (overage_bandwidth_cost_per_gb_cents >= 0),
  overage_cpu_cost_per_hour_cents       bigint NOT NULL DEFAULT 0
                                        CHECK (overage_cpu_cost_per_hour_cents >= 0),
  overage_memory_cost_per_gb_hour_cents bigint NOT NULL DEFAULT 0
                                        CHECK (overage_memory_cost_per_gb_hour_cents >= 0),
  overage_allowed                       boolean NOT NULL DEFAULT true,
  max_boxes                             integer DEFAULT 1 CHECK (max_boxes >= 0), -- NULL: unlimited
  max_agents_per_box                    integer DEFAULT 5 CHECK (max_agents_per_box >= 0),
  version                               bigint NOT NULL DEFAULT 1,
  created_at                            timestamptz NOT NULL DEFAULT now(),
  updated_at                            timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON plans
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
GRANT SELECT ON plans TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON plans TO "${system_role}";
--rollback DROP TABLE plans;

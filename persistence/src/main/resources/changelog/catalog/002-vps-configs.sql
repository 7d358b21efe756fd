--liquibase formatted sql logicalFilePath:catalog/vps-configs

--changeset bailiwick:catalog-vps-configs
CREATE TABLE vps_configs (
  id             uuid PRIMARY KEY,
  name           text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  provider       text NOT NULL CHECK (provider ~ '^[a-z][a-z0-9-]{0,39}$'),
  image          text NOT NULL CHECK (length(image) BETWEEN 1 AND 500),
  cpu_millicores integer NOT NULL CHECK (cpu_millicores > 0),
  memory_mb      integer NOT NULL CHECK (memory_mb > 0),
  disk_gb        integer NOT NULL CHECK (disk_gb > 0),
  version        bigint NOT NULL DEFAULT 1,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX vps_configs_page ON vps_configs (cpu_millicores, memory_mb, id);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON vps_configs
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
GRANT SELECT ON vps_configs TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON vps_configs TO "${system_role}";
--rollback DROP TABLE vps_configs;

--changeset bailiwick:catalog-plan-vps-configs
CREATE TABLE plan_vps_configs (
  plan_id       uuid NOT NULL REFERENCES plans ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  vps_config_id uuid NOT NULL
                REFERENCES vps_configs ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (plan_id, vps_config_id)
);
CREATE INDEX plan_vps_configs_vps_config_id ON plan_vps_configs (vps_config_id);
GRANT SELECT ON plan_vps_configs TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_vps_configs TO "${system_role}";
--rollback DROP TABLE plan_vps_configs;

--liquibase formatted sql logicalFilePath:catalog/demo-plan

--changeset bailiwick:catalog-demo-plan
-- Once, so that a preset which an administrator changed or deleted stays changed or deleted.
INSERT INTO plans (id, name, max_agents, max_vpses, max_bandwidth_bytes, max_storage_bytes,
                   max_cpu_ms, max_memory_mb_seconds)
VALUES ('01900000-0000-7000-8000-000000000001', 'demo', 5, 5, 53687091200, 10737418240,
        999999999, 999999999)
ON CONFLICT DO NOTHING;
INSERT INTO vps_configs (id, name, provider, image, cpu_millicores, memory_mb, disk_gb)
VALUES
  ('01900000-0000-7000-8000-000000000011', 'local-small', 'local', 'sample-agent', 500, 256, 1),
  ('01900000-0000-7000-8000-000000000012', 'fly-standard', 'fly', 'sample-agent', 1000, 512, 10),
  ('01900000-0000-7000-8000-000000000013', 'hetzner-standard', 'hetzner', 'debian-12', 2000, 2048,
   20)
ON CONFLICT DO NOTHING;
INSERT INTO plan_vps_configs (plan_id, vps_config_id)
SELECT p.id, c.id FROM plans p CROSS JOIN vps_configs c
WHERE p.name = 'demo' AND c.name IN ('local-small', 'fly-standard', 'hetzner-standard')
ON CONFLICT DO NOTHING;
--rollback DELETE FROM plans WHERE id = '01900000-0000-7000-8000-000000000001';
--rollback DELETE FROM plan_vps_configs WHERE vps_config_id IN ('01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000012', '01900000-0000-7000-8000-000000000013');
--rollback DELETE FROM vps_configs WHERE id IN ('01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000012', '01900000-0000-7000-8000-000000000013');

--liquibase formatted sql logicalFilePath:billing/organization-blocks

--changeset bailiwick:billing-organization-blocks
-- An organization is blocked while it has a row here, or no plan. The period and the cost are those
-- of the last judgement that changed the row; the block of a past month waits to be judged again.
CREATE TABLE organization_blocks (
  organization_id    uuid PRIMARY KEY REFERENCES organizations ON DELETE RESTRICT,
  period_start       date NOT NULL CHECK (extract(day FROM period_start) = 1),
  reason             text NOT NULL CHECK (reason IN ('no_plan', 'overage_not_sold', 'budget_exceeded')),
  exceeded_axes      text[] NOT NULL DEFAULT '{}'
                     CHECK (exceeded_axes <@ ARRAY['bandwidth', 'cpu', 'memory', 'storage']),
  overage_cost_cents bigint NOT NULL DEFAULT 0 CHECK (overage_cost_cents >= 0),
  since              timestamptz NOT NULL DEFAULT now()
);

-- Whose month is over?
CREATE INDEX organization_blocks_period_start ON organization_blocks (period_start);

ALTER TABLE organization_blocks ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON organization_blocks TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON organization_blocks TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON organization_blocks TO "${system_role}" USING (true);
--rollback DROP TABLE organization_blocks;

--liquibase formatted sql logicalFilePath:identity/organizations

--changeset bailiwick:identity-organizations
CREATE TABLE organizations (
  id                  uuid PRIMARY KEY,
  name                text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  personal            boolean NOT NULL DEFAULT false,
  company             text CHECK (length(company) <= 200),
  plan_id             uuid,
  status              text NOT NULL DEFAULT 'active'
                      CHECK (status IN ('active', 'suspended', 'deleted')),
  subscription_status text CHECK (subscription_status IN ('active', 'past_due', 'canceled')),
  billing_mode        text NOT NULL DEFAULT 'free'
                      CHECK (billing_mode IN ('free', 'postpaid', 'prepaid')),
  stripe_customer_id  text,
  max_boxes           integer CHECK (max_boxes >= 0),          -- overrides the plan's
  max_agents_per_box  integer CHECK (max_agents_per_box >= 0), -- overrides the plan's
  metadata            jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(metadata)),
  created_by          uuid REFERENCES users ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  deleted_at          timestamptz,
  version             bigint NOT NULL DEFAULT 1,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organizations_created_by ON organizations (created_by);
CREATE INDEX organizations_plan_id ON organizations (plan_id);
CREATE UNIQUE INDEX organizations_stripe_customer_id
  ON organizations (stripe_customer_id) WHERE stripe_customer_id IS NOT NULL;
CREATE TRIGGER set_updated_at BEFORE UPDATE ON organizations
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
-- Plan, status and subscription are the platform's to change.
GRANT SELECT, UPDATE (name, company, metadata, version, updated_at)
  ON organizations TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON organizations TO "${system_role}";
CREATE POLICY tenant ON organizations TO "${app_role}" USING (id = current_organization());
CREATE POLICY platform ON organizations TO "${system_role}" USING (true);
--rollback DROP TABLE organizations;

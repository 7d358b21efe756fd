--liquibase formatted sql logicalFilePath:billing/overage-budgets

--changeset bailiwick:billing-overage-budgets
-- What an organization will pay beyond its plan in one month. No row is no budget, nothing carries
-- over.
CREATE TABLE overage_budgets (
  organization_id    uuid NOT NULL REFERENCES organizations ON DELETE RESTRICT,
  period_start       date NOT NULL CHECK (extract(day FROM period_start) = 1),
  budget_cents       bigint NOT NULL CHECK (budget_cents >= 0),
  threshold_notified smallint NOT NULL DEFAULT 0
                     CHECK (threshold_notified IN (0, 50, 80, 90, 100)), -- per cent, told once each
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, period_start)
);
CREATE TRIGGER set_updated_at BEFORE UPDATE ON overage_budgets
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE overage_budgets ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON overage_budgets TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON overage_budgets TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON overage_budgets TO "${system_role}" USING (true);
--rollback DROP TABLE overage_budgets;

--liquibase formatted sql logicalFilePath:fleet/hold-without-plan

--changeset bailiwick:fleet-hold-without-plan
-- A VPS that uses what only stopping holds back is held, too, while its organization has no plan.
ALTER TABLE vpses DROP CONSTRAINT vpses_hold_check,
  ADD CONSTRAINT vpses_hold_check
    CHECK (hold IN ('budget', 'no_plan', 'suspended', 'storage')) NOT VALID;
ALTER TABLE vpses VALIDATE CONSTRAINT vpses_hold_check;
--rollback UPDATE vpses SET hold = 'budget' WHERE hold = 'no_plan';
--rollback ALTER TABLE vpses DROP CONSTRAINT vpses_hold_check, ADD CONSTRAINT vpses_hold_check CHECK (hold IN ('budget', 'suspended', 'storage'));

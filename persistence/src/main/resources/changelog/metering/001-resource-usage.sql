--liquibase formatted sql logicalFilePath:metering/resource-usage

--changeset bailiwick:metering-resource-usage
-- Every use of anything, once. Append-only: nobody but the owner may change or remove a row, and the
-- owner drops whole months. No foreign key: one to organizations would lock that table whenever a
-- month is added or dropped, and the rollup, written in the same transaction, carries it.
CREATE TABLE resource_usage (
  organization_id  uuid NOT NULL,
  event_id         text NOT NULL CHECK (length(event_id) BETWEEN 1 AND 200),
  meter            text NOT NULL CHECK (length(meter) BETWEEN 1 AND 100),
  resource_type    text NOT NULL CHECK (length(resource_type) BETWEEN 1 AND 100),
  resource_subtype text CHECK (length(resource_subtype) BETWEEN 1 AND 100),
  subject          text CHECK (length(subject) BETWEEN 1 AND 200), -- whose use, such as a VPS's id
  project_id       uuid,
  machine_id       uuid,
  amount           numeric(38, 6) NOT NULL,
  unit             text NOT NULL CHECK (length(unit) BETWEEN 1 AND 50),
  cost_cad         numeric(38, 6),
  occurred_at      timestamptz NOT NULL,
  recorded_at      timestamptz NOT NULL DEFAULT now(),
  billing_period   date NOT NULL,                                  -- the UTC month of occurred_at
  source           text NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
  metadata         jsonb NOT NULL DEFAULT '{}' CHECK (is_metadata(metadata)),
  PRIMARY KEY (organization_id, event_id, billing_period),
  CONSTRAINT resource_usage_billing_period_is_the_month
    CHECK (billing_period = date_trunc('month', occurred_at AT TIME ZONE 'UTC')::date)
) PARTITION BY RANGE (billing_period);

ALTER TABLE resource_usage ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON resource_usage TO "${app_role}", "${system_role}";
CREATE POLICY tenant ON resource_usage TO "${app_role}"
  USING (organization_id = current_organization());
CREATE POLICY platform ON resource_usage TO "${system_role}" USING (true);
--rollback DROP TABLE resource_usage;

--changeset bailiwick:metering-ensure-usage-partitions splitStatements:false
-- Makes the partitions of a month and of those after it, where missing, and tells how many it made.
-- Runs as the owner, since the system role may not create tables. A partition is reached through
-- resource_usage alone: nobody is granted it, and its own row-level security lets nobody in.
-- Attached rather than created in place, which would lock out every writer.
CREATE FUNCTION ensure_usage_partitions(
    months_ahead integer,
    from_month date DEFAULT (now() AT TIME ZONE 'UTC')::date) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  starts date := date_trunc('month', from_month::timestamp)::date;
  partition_name text;
  made integer := 0;
BEGIN
  IF months_ahead NOT BETWEEN 0 AND 36 THEN
    RAISE EXCEPTION 'months_ahead must be between 0 and 36, it is %.', months_ahead;
  END IF;
  -- Two nodes may ask at once: the second waits, then finds everything made.
  PERFORM pg_advisory_xact_lock(hashtext('ensure_usage_partitions'));
  FOR i IN 0..months_ahead LOOP
    partition_name := 'resource_usage_' || to_char(starts, 'YYYY_MM');
    IF to_regclass('public.' || partition_name) IS NULL THEN
      EXECUTE format('CREATE TABLE public.%I (LIKE public.resource_usage INCLUDING ALL)',
                     partition_name);
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', partition_name);
      EXECUTE format('ALTER TABLE public.resource_usage ATTACH PARTITION public.%I '
                     'FOR VALUES FROM (%L) TO (%L)',
                     partition_name, starts, (starts + interval '1 month')::date);
      made := made + 1;
    END IF;
    starts := (starts + interval '1 month')::date;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION ensure_usage_partitions(integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_usage_partitions(integer, date) TO "${system_role}";
-- Last month too: events may still come in for it.
SELECT ensure_usage_partitions(4, (now() AT TIME ZONE 'UTC' - interval '1 month')::date);
--rollback DROP FUNCTION ensure_usage_partitions(integer, date);
